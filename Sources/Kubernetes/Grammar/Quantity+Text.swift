extension Quantity {
    /// The canonical form, as `CanonicalizeBytes` makes it: no fraction, the largest suffix that keeps the value.
    ///
    /// A binary quantity below 1024 or with a fraction is written as a decimal one. Beyond `E` a decimal suffix gives way
    /// to an exponent, as in current Kubernetes; older versions wrote `1000E` as `1`.
    public var text: String {
        if number.isZero { return "0" }
        if format == .binarySI, let text = binaryText { return text }
        return decimalText
    }

    private var binaryText: String? {
        guard number.exponent >= 0 else { return nil }
        guard var value = number.scaled(to: 0) else { return largeBinaryText }
        guard value.magnitude >= 1024 else { return nil }
        var power = 0
        while power < 6, value % 1024 == 0 {
            value /= 1024
            power += 1
        }
        return Self.text(value, suffix: Self.binarySuffixes[power])
    }

    /// A sum or product can pass the cap that parsing puts on binary quantities.
    private var largeBinaryText: String {
        var value = number.integer(at: 0).magnitude
        var power = 0
        while power < 6 {
            let (quotient, remainder) = value.dividedWithRemainder(by: 1024)
            guard remainder == 0 else { break }
            value = quotient
            power += 1
        }
        return sign + String(decoding: value.digits, as: UTF8.self) + Self.binarySuffixes[power]
    }

    private var decimalText: String {
        let zeros = number.exponent.remainderOfThree
        let exponent = number.exponent - zeros
        let suffix = suffix(exponent)
        if let value = number.scaled(to: exponent) { return Self.text(value, suffix: suffix) }
        let digits = number.magnitude.digits + repeatElement(UInt8(ascii: "0"), count: zeros)
        return sign + String(decoding: digits, as: UTF8.self) + suffix
    }

    private var sign: String { number.isNegative ? "-" : "" }

    private func suffix(_ exponent: Int) -> String {
        if exponent == 0 { return "" }
        if format == .decimalExponent || exponent > Scale.exa.rawValue { return "e\(exponent)" }
        return Self.decimalSuffixes[(exponent - Scale.nano.rawValue) / 3]
    }

    private static let decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"]
    private static let binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]

    /// Written digit by digit into the string: nearly every text fits the string itself and needs no allocation.
    private static func text(_ value: Int64, suffix: String) -> String {
        // A sign and 19 digits, and the longest suffix: e and four digits of an exponent.
        let suffix = suffix.utf8
        return String(unsafeUninitializedCapacity: 20 + suffix.count) { bytes in
            var rest = value.magnitude
            var end = 0
            repeat {
                bytes[end] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
                end += 1
            } while rest > 0
            if value < 0 {
                bytes[end] = UInt8(ascii: "-")
                end += 1
            }
            var digits = bytes[..<end]
            digits.reverse()
            for byte in suffix {
                bytes[end] = byte
                end += 1
            }
            return end
        }
    }
}

extension Int {
    /// What remains above the next multiple of three below: 0, 1 or 2, for negative numbers too.
    fileprivate var remainderOfThree: Int {
        let remainder = self % 3
        return remainder < 0 ? remainder + 3 : remainder
    }
}
