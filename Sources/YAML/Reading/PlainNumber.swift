/// Numbers without quotes, as `goyaml.v2` and Go's `strconv` read them.
enum PlainNumber {
    /// No number of Go's is longer, and nothing longer is worth a look.
    private static let mostBytes = 1_024

    /// The number that a text with a digit or a sign in front is. Underscores are ignored, wherever they are.
    static func value(of text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        if let value = shortDecimal(text) { return .int(value) }
        guard text.count <= mostBytes, text.allSatisfy(mayBeInNumber) else { return nil }
        let digits = text.filter { $0 != UInt8(ascii: "_") }
        return integer(digits) ?? decimal(digits)
    }

    /// The number that a text with a point in front is. Underscores may only separate digits, as in Go's own literals.
    static func fraction(of text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        guard text.count <= mostBytes, text.allSatisfy(mayBeInNumber) else { return nil }
        for offset in text.indices.dropFirst() where text[offset] == UInt8(ascii: "_") {
            guard offset + 1 < text.count, isDigit(text[offset - 1]), isDigit(text[offset + 1]) else { return nil }
        }
        return decimal(text.filter { $0 != UInt8(ascii: "_") })
    }

    /// What most numbers are: digits without a zero in front.
    private static func shortDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard text.count <= 18, text[0] != UInt8(ascii: "0") || text.count == 1 else { return nil }
        var value: Int64 = 0
        for byte in text {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int64(byte & 0xF)
        }
        return value
    }

    /// As `strconv.ParseInt` and `ParseUint` with base 0: a prefix or a leading zero gives the base.
    private static func integer(_ text: [UInt8]) -> YAMLScalar? {
        var digits = text[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        let isSigned = isNegative || digits.first == UInt8(ascii: "+")
        if isSigned { digits = digits.dropFirst() }
        var radix = 10
        if digits.count > 1, digits.first == UInt8(ascii: "0") {
            switch digits[digits.startIndex + 1] | 0x20 {
            case UInt8(ascii: "x"): (radix, digits) = (16, digits.dropFirst(2))
            case UInt8(ascii: "o"): (radix, digits) = (8, digits.dropFirst(2))
            case UInt8(ascii: "b"): (radix, digits) = (2, digits.dropFirst(2))
            default: (radix, digits) = (8, digits.dropFirst())
            }
        }
        // Swift would take a second sign.
        guard digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-") else { return nil }
        let magnitude = String(decoding: digits, as: UTF8.self)
        if let value = Int64(isNegative ? "-" + magnitude : magnitude, radix: radix) { return .int(value) }
        return isSigned ? nil : UInt64(magnitude, radix: radix).map(YAMLScalar.unsignedInt)
    }

    /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`; what is too large for a double is a string.
    private static func decimal(_ text: [UInt8]) -> YAMLScalar? {
        var rest = text[...]
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        var digitCount = dropDigits(&rest)
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            digitCount += dropDigits(&rest)
        }
        guard digitCount > 0 else { return nil }
        if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard dropDigits(&rest) > 0 else { return nil }
        }
        guard rest.isEmpty, let value = Double(String(decoding: text, as: UTF8.self)) else { return nil }
        return value.isFinite ? .float(value) : nil
    }

    private static func dropDigits(_ text: inout ArraySlice<UInt8>) -> Int {
        let count = text.prefix(while: isDigit).count
        text = text.dropFirst(count)
        return count
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Digits of any base, signs, points, underscores, exponents, prefixes.
    private static func mayBeInNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"),
            UInt8(ascii: "O"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
        default:
            false
        }
    }
}
