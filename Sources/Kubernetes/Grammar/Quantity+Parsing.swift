public import YAML

extension Quantity {
    /// Reads a quantity.
    ///
    /// - Throws: `TextError` that says what is wrong, with the suffix that was meant where that is plain.
    public init(parsing text: String) throws(TextError) {
        switch Self.scan(text) {
        case .quantity(let quantity): self = quantity
        case .failure(let failure): throw Self.error(text, failure)
        }
    }

    /// What a text says, before any message is made of it.
    static func scan(_ text: String) -> Outcome {
        text.utf8.withContiguousStorageIfAvailable { scan($0) }
            ?? Array(text.utf8).withUnsafeBufferPointer { scan($0) }
    }

    enum Failure {
        case unexpected(at: Int)
        case noDigits
        case unknownSuffix(Range<Int>)
        case exponentOutOfRange
    }

    enum Outcome {
        case quantity(Quantity)
        case failure(Failure)
    }

    /// The most that a decimal exponent may be, up or down.
    static let largestExponent = 9_999

    /// The finest value that a quantity holds.
    private static let finest = Scale.nano.rawValue

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
        var position = 0
        var isNegative = false
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            position = 1
        }

        // The coefficient while it fits; `digits` covers it and its point otherwise.
        let start = position
        var point: Int?
        var coefficient: Int64? = 0
        while position < bytes.count {
            let byte = bytes[position]
            if let digit = byte.decimalDigit {
                coefficient = coefficient?.appending(digit: digit)
            } else if byte == UInt8(ascii: "."), point == nil {
                point = position
            } else {
                break
            }
            position += 1
        }
        let digits = start..<position
        let fractionDigits = point.map { position - $0 - 1 } ?? 0
        guard digits.count > (point == nil ? 0 : 1) else {
            return .failure(position == bytes.count || bytes[position].isLetter ? .noDigits : .unexpected(at: position))
        }

        let suffix: Suffix
        switch Suffix.scan(bytes, from: position) {
        case .suffix(let scanned): suffix = scanned
        case .failure(let failure): return .failure(failure)
        }
        let exponent = suffix.decimalExponent - fractionDigits
        let number =
            if let coefficient {
                ExactDecimal(isNegative ? -coefficient : coefficient, exponent: exponent)
            } else {
                ExactDecimal(
                    isNegative: isNegative,
                    DecimalInteger(digits: bytes[digits].filter { $0 != UInt8(ascii: ".") }),
                    exponent: exponent
                )
            }
        return .quantity(Quantity(number, suffix))
    }

    /// The number times its suffix, with what `ParseQuantity` does to the finest and the largest values.
    private init(_ number: ExactDecimal, _ suffix: Suffix) {
        guard suffix.format == .binarySI else {
            self.init(number.roundedUp(to: Self.finest), format: suffix.format)
            return
        }
        var number = (number * (1 << suffix.binaryExponent)).roundedUp(to: Self.finest)
        let largest = ExactDecimal(.max, exponent: 0)
        if number > largest { number = largest }
        if number < -largest { number = -largest }
        let isFraction = number < Self.one && -Self.one < number && !number.isZero
        self.init(number, format: isFraction ? .decimalSI : .binarySI)
    }

    private static let one = ExactDecimal(1, exponent: 0)
}

extension UInt8 {
    /// The value of an ASCII digit.
    var decimalDigit: UInt8? {
        let value = self &- UInt8(ascii: "0")
        return value < 10 ? value : nil
    }

    /// Whether this is an ASCII letter.
    var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
}

extension FixedWidthInteger {
    /// The number with one more decimal digit, where it fits.
    @inline(__always)
    func appending(digit: UInt8) -> Self? {
        let (product, overflow) = multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Self(digit))
        return overflow || carry ? nil : sum
    }
}
