/// Cuts a template of Go into tokens; text outside of actions is passed over (go: `text/template/parse/lex.go`).
struct TemplateLexer {
    private let bytes: [UInt8]
    private var offset = 0
    private var isInAction = false
    /// Where the action started that is open.
    private(set) var actionStart = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The next token; at the end, `end` again and again.
    mutating func next() throws(TemplateError) -> TemplateToken {
        isInAction ? try nextInAction() : try nextOpening()
    }

    private func byte(_ distance: Int = 0) -> UInt8 {
        offset + distance < bytes.count ? bytes[offset + distance] : 0
    }

    private func has(_ text: StaticString, at distance: Int = 0) -> Bool {
        text.withUTF8Buffer { wanted in
            let start = offset + distance
            return start + wanted.count <= bytes.count
                && bytes[start..<start + wanted.count].elementsEqual(wanted)
        }
    }

    private mutating func token(_ kind: TemplateToken.Kind, _ width: Int) -> TemplateToken {
        let range = offset..<offset + width
        offset += width
        return TemplateToken(kind: kind, text: String(decoding: bytes[range], as: UTF8.self), range: range)
    }
}

// MARK: - Between actions

extension TemplateLexer {
    private mutating func nextOpening() throws(TemplateError) -> TemplateToken {
        while offset < bytes.count {
            guard has("{{") else {
                offset += 1
                continue
            }
            let start = offset
            // A trim marker is one only with white space after it.
            let width = has("-", at: 2) && byte(3).isTemplateSpace ? 3 : 2
            let comment = width == 3 ? 4 : 2
            if has("/*", at: comment) {
                try skipComment(from: start, comment)
                continue
            }
            isInAction = true
            actionStart = start
            return token(.open, width)
        }
        return TemplateToken(kind: .end, text: "", range: bytes.count..<bytes.count)
    }

    private mutating func skipComment(from start: Int, _ width: Int) throws(TemplateError) {
        offset += width + 2
        while offset < bytes.count, !has("*/") { offset += 1 }
        guard offset < bytes.count else {
            throw TemplateError("the comment isn't closed; end it with '*/}}'", at: start..<start + width + 2)
        }
        offset += 2
        if has("}}") {
            offset += 2
        } else if byte().isTemplateSpace, has("-}}", at: 1) {
            offset += 4
        } else {
            throw TemplateError("a comment fills its braces; write '}}' right after '*/'", at: offset - 2..<offset)
        }
    }
}

// MARK: - In an action

extension TemplateLexer {
    private mutating func nextInAction() throws(TemplateError) -> TemplateToken {
        if byte().isTemplateSpace, has("-}}", at: 1) {
            isInAction = false
            return token(.close, 4)
        }
        if has("}}") {
            isInAction = false
            return token(.close, 2)
        }
        guard offset < bytes.count else {
            throw TemplateError("'{{' isn't closed; end the action with '}}'", at: actionStart..<actionStart + 2)
        }
        switch byte() {
        case let byte where byte.isTemplateSpace: return space()
        case UInt8(ascii: "("): return token(.leftParenthesis, 1)
        case UInt8(ascii: ")"): return token(.rightParenthesis, 1)
        case UInt8(ascii: "|"): return token(.pipe, 1)
        case UInt8(ascii: ","): return token(.comma, 1)
        case UInt8(ascii: "="): return token(.assign, 1)
        case UInt8(ascii: ":"):
            guard byte(1) == UInt8(ascii: "=") else { throw unexpected() }
            return token(.declare, 2)
        case UInt8(ascii: "\""): return try quoted(.string, "\"", "the string")
        case UInt8(ascii: "'"): return try quoted(.character, "'", "the character")
        case UInt8(ascii: "`"): return try raw()
        case UInt8(ascii: "$"): return try word(.variable, 1)
        case UInt8(ascii: "."):
            if byte(1).isTemplateDigit { return try number() }
            guard byte(1).isTemplateLetter else { return token(.dot, 1) }
            return try word(.field, 1)
        case let byte where byte.isTemplateDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"):
            return try number()
        case let byte where byte.isTemplateLetter: return try word(.identifier, 0)
        default: throw unexpected()
        }
    }

    private mutating func space() -> TemplateToken {
        var width = 1
        while offset + width < bytes.count, byte(width).isTemplateSpace {
            if has("-}}", at: width + 1) { break }
            width += 1
        }
        return token(.space, width)
    }

    private mutating func word(_ kind: TemplateToken.Kind, _ prefix: Int) throws(TemplateError) -> TemplateToken {
        var width = prefix
        while byte(width).isTemplateLetter || byte(width).isTemplateDigit { width += 1 }
        let token = token(kind, width)
        // What may follow a name (go: `atTerminator`).
        let terminators = Set(".,|:)(".utf8)
        guard offset == bytes.count || byte().isTemplateSpace || terminators.contains(byte()) || has("}}") else {
            throw unexpected()
        }
        return token
    }

    private mutating func quoted(
        _ kind: TemplateToken.Kind,
        _ quote: Unicode.Scalar,
        _ what: String
    ) throws(TemplateError) -> TemplateToken {
        let end = UInt8(ascii: quote)
        var width = 1
        while offset + width < bytes.count, byte(width) != end, byte(width) != UInt8(ascii: "\n") {
            width += byte(width) == UInt8(ascii: "\\") ? 2 : 1
        }
        guard offset + width < bytes.count, byte(width) == end else {
            throw TemplateError("\(what) isn't closed", at: offset..<offset + 1)
        }
        let token = token(kind, width + 1)
        guard TemplateLiteral.isQuoted(token.text, quote) else {
            throw TemplateError(
                "\(token.text) is no \(kind == .string ? "string" : "character") of Go",
                at: token.range
            )
        }
        return token
    }

    private mutating func raw() throws(TemplateError) -> TemplateToken {
        var width = 1
        while offset + width < bytes.count, byte(width) != UInt8(ascii: "`") { width += 1 }
        guard offset + width < bytes.count else {
            throw TemplateError("the string isn't closed", at: offset..<offset + 1)
        }
        return token(.string, width + 1)
    }

    private mutating func number() throws(TemplateError) -> TemplateToken {
        var width = 1
        while byte(width).isTemplateLetter || byte(width).isTemplateDigit || byte(width) == UInt8(ascii: ".")
            || byte(width).isSign && TemplateLiteral.isExponent(byte(width - 1), of: bytes[offset..<offset + width])
        {
            width += 1
        }
        let token = token(.number, width)
        guard TemplateLiteral.isNumber(token.text) else {
            throw TemplateError("'\(token.text)' is no number", at: token.range)
        }
        return token
    }

    private func unexpected() -> TemplateError {
        let character = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).prefix(1)
        return TemplateError("unexpected '\(character)'", at: offset..<min(bytes.count, offset + character.utf8.count))
    }
}

extension UInt8 {
    var isTemplateSpace: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\n")
            || self == UInt8(ascii: "\r")
    }

    var isTemplateDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// Letters of any alphabet: what is beyond ASCII counts as one.
    var isTemplateLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_") || self >= 0x80
    }

    fileprivate var isSign: Bool { self == UInt8(ascii: "+") || self == UInt8(ascii: "-") }
}
