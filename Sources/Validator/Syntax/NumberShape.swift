/// Which characters a text consists of that may be a number.
struct NumberShape {
    private(set) var digits = 0
    private(set) var underscores = 0
    private var exponents = 0
    private var others = 0
    private var isHexadecimal = false
    /// Whether a zero comes first that says nothing about the value to some, and which base it has to others.
    private(set) var hasLeadingZero = false

    init(_ text: UnsafeBufferPointer<UInt8>) {
        var body = 0
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "_"): underscores += 1
            case UInt8(ascii: "e"), UInt8(ascii: "E"): exponents += 1
            case UInt8(ascii: "+") where index == 0, UInt8(ascii: "-") where index == 0: body = 1
            default: others += 1
            }
        }
        guard text.count > body + 1, text[body] == UInt8(ascii: "0") else { return }
        switch text[body + 1] {
        // Both versions of YAML know `0x1f`, and read `0.5` and `0e1` as decimal.
        case UInt8(ascii: "x"): isHexadecimal = true
        case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): break
        default: hasLeadingZero = true
        }
    }

    /// Whether an `e` in it starts an exponent.
    var hasExponent: Bool { exponents > 0 && !isHexadecimal }
    /// Whether it has digits and at most a sign.
    var isDigits: Bool { digits > 0 && underscores + exponents + others == 0 }
    /// Whether everyone reads it as the decimal number that it looks like.
    var isDecimalInteger: Bool { isDigits && !hasLeadingZero }
}

extension NumberShape {
    /// `[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?`, as YAML 1.1 has it (https://yaml.org/type/int.html, float.html).
    static func isSexagesimal(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return false }
        var parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var head = parts.removeFirst()
        if let sign = head.first, !isDigit(sign) { head.removeFirst() }
        guard head.first.map(isDigit) == true, head.allSatisfy(isDigitOrUnderscore) else { return false }
        if let last = parts.popLast() {
            let whole = last.prefix { $0 != UInt8(ascii: ".") }
            guard last.dropFirst(whole.count + 1).allSatisfy(isDigitOrUnderscore) else { return false }
            parts.append(whole)
        }
        return parts.allSatisfy { part in
            guard let first = part.first, part.allSatisfy(isDigit) else { return false }
            return part.count == 1 || part.count == 2 && first < UInt8(ascii: "6")
        }
    }

    /// A date, or one with a time after it (https://yaml.org/type/timestamp.html).
    static func isTimestamp(_ text: String) -> Bool {
        let date = text.utf8.prefix { isDigit($0) || $0 == UInt8(ascii: "-") }
        let parts = date.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(\.count)
        guard parts.count == 3, parts[0] == 4 else { return false }
        let time = text.utf8.dropFirst(date.count)
        guard let separator = time.first else { return parts == [4, 2, 2] }
        guard 1...2 ~= parts[1], 1...2 ~= parts[2] else { return false }
        return [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(separator)
            && time.dropFirst().contains(UInt8(ascii: ":"))
    }

    /// Whether a number with an exponent is one to PyYAML: it wants a point, and a sign after the `e`.
    static func hasPointAndSign(_ text: String) -> Bool {
        guard let exponent = text.utf8.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
        let next = text.utf8[exponent...].dropFirst().first
        return text.utf8.contains(UInt8(ascii: ".")) && (next == UInt8(ascii: "+") || next == UInt8(ascii: "-"))
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private static func isDigitOrUnderscore(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "_")
    }
}
