extension [UInt8] {
    /// Appends the string between double quotes, with escapes that JSON and YAML read alike.
    ///
    /// - Parameter escapingNonASCIISpecials: escapes what YAML readers refuse or take for a line break beyond ASCII; JSON
    ///   takes it as it is.
    mutating func appendDoubleQuoted(_ string: String, escapingNonASCIISpecials: Bool) {
        append(UInt8(ascii: "\""))
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "\"")])
            case "\\": append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "\\")])
            case "\n": append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
            case "\r": append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
            case "\t": append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
            case "\u{0}"..<"\u{20}", "\u{7F}":
                appendEscape(scalar)
            case "\u{80}"..."\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
                if escapingNonASCIISpecials { appendEscape(scalar) } else { appendUTF8(scalar) }
            default:
                appendUTF8(scalar)
            }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func appendUTF8(_ scalar: Unicode.Scalar) {
        append(contentsOf: String(scalar).utf8)
    }

    /// Appends `\u` and four digits, which JSON and YAML both read; every scalar that is escaped fits in four.
    private mutating func appendEscape(_ scalar: Unicode.Scalar) {
        append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "u")])
        for shift in stride(from: UInt32(12), through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: scalar.value >> shift & 0xF)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}

extension Double {
    /// The number as JSON has it; YAML 1.1 readers want a point before an exponent, so one is put there.
    var jsonText: String {
        guard isFinite else { return "null" }
        if let integer = Int64(exactly: self) { return integer.description }
        let text = description
        guard let exponent = text.firstIndex(of: "e"), !text[..<exponent].contains(".") else { return text }
        return text[..<exponent] + ".0" + text[exponent...]
    }
}
