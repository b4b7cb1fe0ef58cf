extension Quantity {
    /// `ParseQuantity`.
    init?(_ text: UTF8Bytes) {
        guard !text.isEmpty else { return nil }
        var index = 0
        let isNegative = text[0] == UInt8(ascii: "-")
        if isNegative || text[0] == UInt8(ascii: "+") { index = 1 }
        let wholeStart = index
        while index < text.count, text[index].isASCIIDigit { index += 1 }
        let whole = text.part(wholeStart..<index)
        var fraction = text.part(index..<index)
        if index < text.count, text[index] == UInt8(ascii: ".") {
            let start = index + 1
            index = start
            while index < text.count, text[index].isASCIIDigit { index += 1 }
            fraction = text.part(start..<index)
        }
        guard let suffix = Suffix(text.part(index..<text.count)) else { return nil }
        // Without a digit, Kubernetes reads 0: `-`, `.`, `m`.
        let size =
            switch suffix {
            case .binary(let shift): Self.binary(whole, fraction, shift)
            case .decimal(let exponent), .exponent(let exponent): Self.decimal(whole, fraction, exponent)
            }
        // Less than one has no use for powers of 1024.
        let isBinary = suffix.format == .binary && (size == 0 || size >= 1_000_000_000)
        self.init(
            nano: isNegative ? -size : size,
            format: suffix.format == .binary && !isBinary ? .decimal : suffix.format
        )
    }

    /// What follows the number (pkg/api/resource/suffix.go).
    private enum Suffix {
        case decimal(Int)
        case binary(Int)
        case exponent(Int)

        var format: Format {
            switch self {
            case .decimal: .decimal
            case .binary: .binary
            case .exponent: .exponent
            }
        }

        init?(_ text: UTF8Bytes) {
            guard let first = text.first else {
                self = .decimal(0)
                return
            }
            if text.count == 1 {
                guard let place = "num kMGTPE".utf8.firstOffset(of: first), place != 3 else { return nil }
                self = .decimal((place - 3) * 3)
            } else if text.count == 2, text[1] == UInt8(ascii: "i"), let place = "KMGTPE".utf8.firstOffset(of: first) {
                self = .binary((place + 1) * 10)
            } else if first == UInt8(ascii: "e") || first == UInt8(ascii: "E"),
                let exponent = Self.exponent(text.part(1..<text.count))
            {
                self = .exponent(exponent)
            } else {
                return nil
            }
        }

        /// A whole number with or without a sign; Kubernetes keeps its lowest 32 bits.
        private static func exponent(_ text: UTF8Bytes) -> Int? {
            let isSigned = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
            let digits = isSigned ? text.part(1..<text.count) : text
            var value: Int64 = 0
            for byte in digits {
                guard byte.isASCIIDigit else { return nil }
                let (product, isTooMuch) = value.multipliedReportingOverflow(by: 10)
                let (sum, overflows) = product.addingReportingOverflow(Int64(byte &- UInt8(ascii: "0")))
                guard !isTooMuch, !overflows else { return nil }
                value = sum
            }
            guard !digits.isEmpty else { return nil }
            return Int(Int32(truncatingIfNeeded: text.first == UInt8(ascii: "-") ? -value : value))
        }
    }

    /// The billionths of a number times a power of ten, rounded up.
    private static func decimal(_ whole: UTF8Bytes, _ fraction: UTF8Bytes, _ exponent: Int) -> Int128 {
        let shift = 9 + exponent - fraction.count
        let kept = max(0, whole.count + fraction.count + min(shift, 0))
        var size: Int128 = 0
        var hasMore = false
        for place in 0..<whole.count + fraction.count {
            let byte = place < whole.count ? whole[place] : fraction[place - whole.count]
            if place < kept {
                size = timesTen(size, plus: Int128(byte &- UInt8(ascii: "0")))
            } else if byte != UInt8(ascii: "0") {
                hasMore = true
                break
            }
        }
        if size == 0 || shift <= 0 { return hasMore && size < .max ? size + 1 : size }
        for _ in 0..<min(shift, 40) { size = timesTen(size, plus: 0) }
        return size
    }

    /// The billionths of a number times a power of two, which ends with 63 bits.
    private static func binary(_ whole: UTF8Bytes, _ fraction: UTF8Bytes, _ shift: Int) -> Int128 {
        let highest = Int128(Int64.max)
        var units: Int128 = 0
        for byte in whole {
            units = units * 10 + Int128(byte &- UInt8(ascii: "0"))
            if units > highest { return highest * 1_000_000_000 }
        }
        units <<= Int128(shift)
        if units > highest { return highest * 1_000_000_000 }
        // 18 digits are exact; where there are more, the last of them is rounded up.
        var part: Int128 = 0
        var scale: Int128 = 1
        for byte in fraction.prefix(18) {
            part = part * 10 + Int128(byte &- UInt8(ascii: "0"))
            scale *= 10
        }
        if fraction.dropFirst(18).contains(where: { $0 != UInt8(ascii: "0") }) { part += 1 }
        let (quotient, rest) = (part << Int128(shift)).quotientAndRemainder(dividingBy: scale)
        let nano = (units + quotient) * 1_000_000_000 + (rest * 1_000_000_000 + scale - 1) / scale
        return min(nano, highest * 1_000_000_000)
    }

    private static func timesTen(_ value: Int128, plus digit: Int128) -> Int128 {
        let (product, isTooMuch) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflows) = product.addingReportingOverflow(digit)
        return isTooMuch || overflows ? .max : sum
    }
}

extension String.UTF8View {
    /// How many bytes there are before the first of a kind.
    fileprivate func firstOffset(of byte: UInt8) -> Int? {
        for (offset, own) in enumerated() where own == byte { return offset }
        return nil
    }
}
