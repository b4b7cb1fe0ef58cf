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

    /// One allocation at most: short texts, the common ones, need none.
    private static func text(_ value: Int64, suffix: String) -> String {
        String(value) + suffix
    }
}

extension Int {
    /// What remains above the next multiple of three below: 0, 1 or 2, for negative numbers too.
    fileprivate var remainderOfThree: Int {
        let remainder = self % 3
        return remainder < 0 ? remainder + 3 : remainder
    }
}
