// Texts in quotes (prometheus: `promql/parser/lex.go`, `lexString` and `lexEscape`; `util/strutil/quote.go`).
extension Lexer {
    /// A text in double or single quotes, whose escapes are checked here and resolved later.
    mutating func quoted(_ quote: UInt8) throws(PromQLError) -> Token {
        let start = position
        var end = start + 1
        var isPlain = true
        while true {
            guard end < text.count, text[end] != UInt8(ascii: "\n") else {
                throw PromQLError(
                    "this text is never closed",
                    at: start..<end,
                    hint: "end it with \(quote == UInt8(ascii: "'") ? "'" : "\"") on the same line"
                )
            }
            switch text[end] {
            case quote:
                position = end + 1
                return Token(kind: .string, start: start, end: end + 1, isPlain: isPlain)
            case UInt8(ascii: "\\"):
                isPlain = false
                end += try escape(at: end, quote: quote).length
            case 0xEF:
                try refuseReplacementCharacter(at: end)
                end += 1
            default: end += 1
            }
        }
    }

    /// A text in back-quotes, in which nothing is escaped.
    mutating func raw() throws(PromQLError) -> Token {
        let start = position
        var end = start + 1
        while end < text.count, text[end] != UInt8(ascii: "`") {
            if text[end] == 0xEF { try refuseReplacementCharacter(at: end) }
            end += 1
        }
        guard end < text.count else {
            throw PromQLError("this text is never closed", at: start..<end, hint: "end it with `")
        }
        position = end + 1
        return Token(kind: .string, start: start, end: end + 1)
    }

    /// Prometheus takes U+FFFD, which Go's decoder gives for broken UTF-8, for just that.
    private func refuseReplacementCharacter(at offset: Int) throws(PromQLError) {
        guard offset + 2 < text.count, text[offset + 1] == 0xBF, text[offset + 2] == 0xBD else { return }
        throw PromQLError(
            "U+FFFD stands for broken UTF-8, which Prometheus refuses",
            at: offset..<offset + 3,
            hint: "write the character that was meant, or \\ufffd"
        )
    }

    /// What an escape stands for.
    struct Escape {
        /// How many bytes of text it takes.
        var length: Int
        /// The code point, or of `\xFF` and `\377` the byte.
        var value: UInt32
        var isByte: Bool
    }

    /// The escape at an offset.
    func escape(at offset: Int, quote: UInt8) throws(PromQLError) -> Escape {
        func failure(_ message: String, _ length: Int) -> PromQLError {
            PromQLError(
                message,
                at: offset..<min(offset + length, text.count),
                hint: "a backslash itself is \\\\; in back-quotes nothing is escaped"
            )
        }
        guard offset + 1 < text.count else { throw failure("the text ends within an escape", 1) }
        let character = text[offset + 1]
        let (digits, base, start): (Int, UInt32, Int)
        switch character {
        case UInt8(ascii: "a"): return Escape(length: 2, value: 7, isByte: true)
        case UInt8(ascii: "b"): return Escape(length: 2, value: 8, isByte: true)
        case UInt8(ascii: "f"): return Escape(length: 2, value: 12, isByte: true)
        case UInt8(ascii: "n"): return Escape(length: 2, value: 10, isByte: true)
        case UInt8(ascii: "r"): return Escape(length: 2, value: 13, isByte: true)
        case UInt8(ascii: "t"): return Escape(length: 2, value: 9, isByte: true)
        case UInt8(ascii: "v"): return Escape(length: 2, value: 11, isByte: true)
        case UInt8(ascii: "\\"), quote: return Escape(length: 2, value: UInt32(character), isByte: true)
        case UInt8(ascii: "0")...UInt8(ascii: "7"): (digits, base, start) = (3, 8, 1)
        case UInt8(ascii: "x"): (digits, base, start) = (2, 16, 2)
        case UInt8(ascii: "u"): (digits, base, start) = (4, 16, 2)
        case UInt8(ascii: "U"): (digits, base, start) = (8, 16, 2)
        default: throw failure("unknown escape in a text", character < 0x80 ? 2 : 1)
        }
        var value: UInt64 = 0
        for index in offset + start..<offset + start + digits {
            guard index < text.count, let digit = text[index].hexadecimalValue, digit < base else {
                throw failure("an escape of a text needs \(digits) digits here", start + digits)
            }
            value = value * UInt64(base) + UInt64(digit)
        }
        let isByte = digits < 4
        guard value <= (isByte ? 0xFF : 0x10FFFF), !(0xD800..<0xE000).contains(value) else {
            throw failure("an escape of a text is no character", start + digits)
        }
        return Escape(length: start + digits, value: UInt32(value), isByte: isByte)
    }

    /// What a token in quotes says, and whether that is UTF-8.
    func content(of token: Token) throws(PromQLError) -> (text: String, isUnicode: Bool) {
        let inner = token.start + 1..<token.end - 1
        if token.isPlain { return (string(inner), true) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(inner.count)
        var offset = inner.lowerBound
        while offset < inner.upperBound {
            guard text[offset] == UInt8(ascii: "\\") else {
                bytes.append(text[offset])
                offset += 1
                continue
            }
            let escape = try escape(at: offset, quote: text[token.start])
            if escape.isByte {
                bytes.append(UInt8(truncatingIfNeeded: escape.value))
            } else if let scalar = Unicode.Scalar(escape.value) {
                bytes.append(contentsOf: Array(String(scalar).utf8))
            }
            offset += escape.length
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return (String(decoding: bytes, as: UTF8.self), false)
        }
        return (text, true)
    }
}
