/// Cuts an expression into tokens, one at a time (prometheus: `promql/parser/lex.go`).
///
/// What a byte means depends on the brackets it is in: words within braces are labels whatever they spell, and within
/// brackets a colon stands for itself.
struct Lexer {
    let text: [UInt8]
    let dialect: Dialect
    /// Where the next token is looked for.
    var position = 0
    private var isInBraces = false
    private var isInBrackets = false

    init(_ text: String, dialect: Dialect) {
        self.text = Array(text.utf8)
        self.dialect = dialect
    }

    /// The byte at a distance from the position, or 0 beyond the end.
    func byte(_ offset: Int = 0) -> UInt8 {
        let index = position + offset
        return index < text.count ? text[index] : 0
    }

    /// A part of the text.
    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    /// The next token.
    mutating func next() throws(PromQLError) -> Token {
        skipSpacesAndComments()
        let start = position
        guard start < text.count else { return Token(kind: .end, start: start, end: start) }
        let first = text[start]
        if first.isLetter { return try word() }
        if first.isDigit || first == UInt8(ascii: ".") && byte(1).isDigit { return try number() }
        if dialect == .grafana, isVariable(at: start) { return try word() }
        switch first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quoted(first)
        case UInt8(ascii: "`"): return try raw()
        case UInt8(ascii: ":"):
            guard !isInBrackets, !isInBraces else { break }
            return try word()
        default: break
        }
        return try sign(first)
    }

    private mutating func sign(_ first: UInt8) throws(PromQLError) -> Token {
        switch first {
        case UInt8(ascii: "("): return token(.leftParenthesis, 1)
        case UInt8(ascii: ")"): return token(.rightParenthesis, 1)
        case UInt8(ascii: ","): return token(.comma, 1)
        case UInt8(ascii: "{"):
            isInBraces = true
            return token(.leftBrace, 1)
        case UInt8(ascii: "}"):
            isInBraces = false
            return token(.rightBrace, 1)
        case UInt8(ascii: "="):
            switch byte(1) {
            case UInt8(ascii: "="): return token(.equal, 2)
            case UInt8(ascii: "~"): return token(.matches, 2)
            default: return token(.assign, 1)
            }
        case UInt8(ascii: "!"):
            switch byte(1) {
            case UInt8(ascii: "="): return token(.notEqual, 2)
            case UInt8(ascii: "~"): return token(.doesNotMatch, 2)
            default: break
            }
        case UInt8(ascii: "["):
            isInBrackets = true
            return token(.leftBracket, 1)
        case UInt8(ascii: "]"):
            isInBrackets = false
            return token(.rightBracket, 1)
        case UInt8(ascii: ":"):
            return byte(1) == UInt8(ascii: ":") ? token(.doubleColon, 2) : token(.colon, 1)
        case UInt8(ascii: "+"): return token(.plus, 1)
        case UInt8(ascii: "-"): return token(.minus, 1)
        case UInt8(ascii: "*"): return token(.times, 1)
        case UInt8(ascii: "/"): return token(.divided, 1)
        case UInt8(ascii: "%"): return token(.modulo, 1)
        case UInt8(ascii: "^"): return token(.power, 1)
        case UInt8(ascii: "@"): return token(.at, 1)
        case UInt8(ascii: "<"):
            return byte(1) == UInt8(ascii: "=") ? token(.lessOrEqual, 2) : token(.less, 1)
        case UInt8(ascii: ">"):
            return byte(1) == UInt8(ascii: "=") ? token(.greaterOrEqual, 2) : token(.greater, 1)
        default: break
        }
        throw unexpectedCharacter()
    }

    private mutating func token(_ kind: Token.Kind, _ length: Int) -> Token {
        defer { position += length }
        return Token(kind: kind, start: position, end: position + length)
    }

    private mutating func skipSpacesAndComments() {
        // Right after a bracket opens, Prometheus takes no comment.
        let takesComments = !(isInBrackets && position > 0 && text[position - 1] == UInt8(ascii: "["))
        while position < text.count {
            if text[position].isSpace {
                position += 1
            } else if text[position] == UInt8(ascii: "#"), takesComments {
                while position < text.count, text[position] != UInt8(ascii: "\n"), text[position] != UInt8(ascii: "\r")
                {
                    position += 1
                }
            } else {
                return
            }
        }
    }

    // MARK: Words

    private mutating func word() throws(PromQLError) -> Token {
        let start = position
        var end = start
        var hasColon = false
        var variables = 0
        var isVariable = false
        while end < text.count {
            let byte = text[end]
            if byte.isWord {
                end += 1
            } else if byte == UInt8(ascii: ":"), !isInBraces, !isInBrackets {
                hasColon = true
                end += 1
            } else if dialect == .grafana, let variable = variableEnd(at: end) {
                variables += 1
                isVariable = end == start
                end = variable
            } else {
                break
            }
        }
        defer { position = end }
        if variables > 0 {
            let isWhole = variables == 1 && isVariable && variableEnd(at: start) == end
            return Token(kind: isWhole ? .variable : .templatedWord, start: start, end: end)
        }
        var kind = Token.Kind.identifier
        if !isInBraces {
            kind = hasColon ? .metricIdentifier : Keyword.kind(of: text[start..<end])
            // `fill` and its like are words of their own unless a value in brackets follows.
            if kind == .fill || kind == .fillLeft || kind == .fillRight, !isBracketNext(after: end) {
                kind = .identifier
            }
        }
        return Token(kind: kind, start: start, end: end)
    }

    private func isBracketNext(after end: Int) -> Bool {
        text[end...].first { !$0.isSpace } == UInt8(ascii: "(")
    }

    // MARK: Errors

    func unexpectedCharacter() -> PromQLError {
        // A lead byte says how long the character is; the text comes from a String, so that the rest is there.
        let lead = text[position]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        let end = min(position + length, text.count)
        let range = position..<end
        switch lead {
        case UInt8(ascii: "!"):
            return PromQLError("unexpected character '!'", at: range, hint: "'!=' and '!~' are the operators with it")
        case UInt8(ascii: "&"), UInt8(ascii: "|"):
            let word = lead == UInt8(ascii: "&") ? "and" : "or"
            return PromQLError("unexpected character '\(string(range))'", at: range, hint: "write '\(word)'")
        case UInt8(ascii: "$") where dialect == .prometheus:
            return PromQLError(
                "unexpected character '$'",
                at: range,
                hint: "variables are Grafana's, and Prometheus has none"
            )
        case UInt8(ascii: "."):
            return PromQLError(
                "unexpected character '.'",
                at: range,
                hint: "a name with a dot is written in braces and quotes: {\"a.b\"}"
            )
        case 0..<0x20, 0x7F:
            let digits = String(lead, radix: 16, uppercase: true)
            let code = String(repeating: "0", count: 4 - digits.count) + digits
            return PromQLError("unexpected character U+\(code)", at: range)
        default:
            return PromQLError("unexpected character '\(string(range))'", at: range)
        }
    }
}
