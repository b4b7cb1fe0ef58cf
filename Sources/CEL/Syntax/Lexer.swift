/// Cuts an expression into words (cel-spec: doc/langdef.md, "Syntax").
struct Lexer {
    let text: [UInt8]
    var position = 0

    init(_ text: [UInt8]) {
        self.text = text
    }

    /// The next word; ``Token/Kind/end`` at the end and ever after.
    mutating func next() throws(CompileFailure) -> Token {
        skipBlanks()
        let start = position
        guard let byte = peek() else { return Token(kind: .end, offset: start) }
        if let quoted = try quotedLiteral() { return Token(kind: quoted, offset: start) }
        if byte.isDigit || byte == UInt8(ascii: "."), peek(byte.isDigit ? 0 : 1)?.isDigit == true {
            return Token(kind: try number(), offset: start)
        }
        if byte.isLetter { return Token(kind: word(), offset: start) }
        if byte == UInt8(ascii: "`") { throw .unsupported("names in backquotes") }
        for length in [2, 1] where position + length <= text.count {
            let spelling = String(decoding: text[position..<position + length], as: UTF8.self)
            if let symbol = Token.Symbol(rawValue: spelling) {
                position += length
                return Token(kind: .symbol(symbol), offset: start)
            }
        }
        throw .invalid("unexpected character", offset: start)
    }

    func peek(_ distance: Int = 0) -> UInt8? {
        position + distance < text.count ? text[position + distance] : nil
    }

    /// Skips white space and comments, which go from `//` to the end of the line.
    private mutating func skipBlanks() {
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C:
                position += 1
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
                while let other = peek(), other != UInt8(ascii: "\n") { position += 1 }
            default: return
            }
        }
    }

    private mutating func word() -> Token.Kind {
        let start = position
        while let byte = peek(), byte.isLetter || byte.isDigit { position += 1 }
        let word = String(decoding: text[start..<position], as: UTF8.self)
        switch word {
        case "in", "true", "false", "null":
            if let symbol = Token.Symbol(rawValue: word) { return .symbol(symbol) }
            return .identifier(word)
        default: return .identifier(word)
        }
    }

    private mutating func number() throws(CompileFailure) -> Token.Kind {
        let start = position
        if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x") || peek(1) == UInt8(ascii: "X"),
            peek(2)?.isHexDigit == true
        {
            position += 2
            let digits = position
            while peek()?.isHexDigit == true { position += 1 }
            return try integer(String(decoding: text[digits..<position], as: UTF8.self), radix: 16, from: start)
        }
        while peek()?.isDigit == true { position += 1 }
        var isWhole = true
        if peek() == UInt8(ascii: "."), peek(1)?.isDigit == true {
            isWhole = false
            position += 1
            while peek()?.isDigit == true { position += 1 }
        }
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
            let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
            if peek(1 + sign)?.isDigit == true {
                isWhole = false
                position += 1 + sign
                while peek()?.isDigit == true { position += 1 }
            }
        }
        let digits = String(decoding: text[start..<position], as: UTF8.self)
        if isWhole { return try integer(digits, radix: 10, from: start) }
        guard let value = Double(digits), value.isFinite else {
            throw .invalid("the number is too large", offset: start)
        }
        return .double(value)
    }

    private mutating func integer(_ digits: String, radix: Int, from start: Int) throws(CompileFailure) -> Token.Kind {
        guard let value = UInt64(digits, radix: radix) else {
            throw .invalid("the number is too large", offset: start)
        }
        if peek() == UInt8(ascii: "u") || peek() == UInt8(ascii: "U") {
            position += 1
            return .uint(value)
        }
        return .int(value)
    }
}

extension UInt8 {
    /// A digit.
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    /// A letter of ASCII, or the underscore.
    var isLetter: Bool {
        (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") || self == UInt8(ascii: "_")
    }

    /// A hexadecimal digit.
    var isHexDigit: Bool {
        isDigit || (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "f")
    }
}
