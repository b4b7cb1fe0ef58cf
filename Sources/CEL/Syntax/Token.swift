/// A word of an expression.
struct Token {
    /// What sort of word it is.
    enum Kind: Equatable {
        case identifier(String)
        case int(UInt64)
        case uint(UInt64)
        case double(Double)
        case string(String)
        case bytes([UInt8])
        /// An operator, a bracket, or `true`, `false`, `null`, `in`.
        case symbol(Symbol)
        case end
    }

    /// Words of one spelling.
    enum Symbol: String {
        case and = "&&"
        case or = "||"
        case equal = "=="
        case unequal = "!="
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case less = "<"
        case greater = ">"
        case not = "!"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
        case modulo = "%"
        case question = "?"
        case colon = ":"
        case comma = ","
        case dot = "."
        case openParenthesis = "("
        case closeParenthesis = ")"
        case openBracket = "["
        case closeBracket = "]"
        case openBrace = "{"
        case closeBrace = "}"
        case `in`
        case `true`
        case `false`
        case null
    }

    var kind: Kind
    /// Where it starts, in bytes.
    var offset: Int
}

extension Token {
    /// How it's called in messages.
    var title: String {
        switch kind {
        case .identifier(let name): "'\(name)'"
        case .symbol(let symbol): "'\(symbol.rawValue)'"
        case .int, .uint, .double: "a number"
        case .string: "a string"
        case .bytes: "bytes"
        case .end: "the end"
        }
    }
}
