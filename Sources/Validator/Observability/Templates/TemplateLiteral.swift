/// What Go takes for numbers, strings and characters (go: `strconv.Unquote`, the specification's section "Lexical elements").
enum TemplateLiteral {
    /// Whether a text with its quotes is a string, or a single character.
    static func isQuoted(_ text: String, _ quote: Unicode.Scalar) -> Bool {
        var rest = text.unicodeScalars.dropFirst().dropLast()
        var count = 0
        while let scalar = rest.popFirst() {
            count += 1
            guard scalar == "\\" else { continue }
            guard let letter = rest.popFirst() else { return false }
            switch letter {
            case "a", "b", "f", "n", "r", "t", "v", "\\": continue
            case "\"", "'": guard letter == quote else { return false }
            case "x": guard isDigits(&rest, 2, 16) else { return false }
            case "u": guard isDigits(&rest, 4, 16) else { return false }
            case "U": guard isDigits(&rest, 8, 16) else { return false }
            case "0"..."7": guard isDigits(&rest, 2, 8) else { return false }
            default: return false
            }
        }
        return quote == "\"" || count == 1
    }

    /// The text of a string, where it has no escapes other than of quotes.
    static func text(of token: TemplateToken) -> String? {
        let inner = token.text.dropFirst().dropLast()
        if token.text.hasPrefix("`") { return String(inner) }
        guard inner.contains("\\") else { return String(inner) }
        let plain = String(inner).replacing("\\\"", with: "\"")
        return plain.contains("\\") ? nil : plain
    }

    /// Whether a byte before a sign makes it one of an exponent: `1e-3`, `0x1p-2`.
    static func isExponent(_ byte: UInt8, of number: ArraySlice<UInt8>) -> Bool {
        let isHexadecimal = number.contains { $0 | 0x20 == UInt8(ascii: "x") }
        return byte | 0x20 == (isHexadecimal ? UInt8(ascii: "p") : UInt8(ascii: "e"))
    }

    /// Whether a text is an integer, a fraction or an imaginary number.
    static func isNumber(_ text: String) -> Bool {
        var text = Substring(text.lowercased())
        if let sign = text.first, sign == "+" || sign == "-" { text = text.dropFirst() }
        if text.hasSuffix("i") { text = text.dropLast() }
        guard !text.isEmpty, !text.hasSuffix("_"), !text.contains("__") else { return false }
        let digits = text.filter { $0 != "_" }
        for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] where digits.hasPrefix(prefix) {
            let rest = digits.dropFirst(2)
            if radix == 16, rest.contains("p") { return Double("0x" + rest) != nil }
            return !rest.isEmpty && rest.allSatisfy { $0.hexDigitValue.map { $0 < radix } ?? false }
        }
        guard digits.first?.isNumber == true || digits.hasPrefix(".") else { return false }
        return digits.allSatisfy { "0123456789.e+-".contains($0) } && isDecimal(digits)
    }

    private static func isDecimal(_ text: String) -> Bool {
        let parts = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard mantissa.count <= 2, mantissa.contains(where: { !$0.isEmpty }) else { return false }
        guard mantissa.allSatisfy({ $0.allSatisfy("0123456789".contains) }) else { return false }
        guard parts.count == 2 else { return true }
        var exponent = parts[1]
        if let sign = exponent.first, "+-".contains(sign) { exponent = exponent.dropFirst() }
        return !exponent.isEmpty && exponent.allSatisfy("0123456789".contains)
    }

    private static func isDigits(_ rest: inout Substring.UnicodeScalarView, _ count: Int, _ radix: Int) -> Bool {
        for _ in 0..<count {
            guard let digit = rest.popFirst(), let value = Character(digit).hexDigitValue, value < radix else {
                return false
            }
        }
        return true
    }
}
