internal import Diagnostics

/// Makes a checked tree of an expression (prometheus: `promql/parser/generated_parser.y` and `parse.go`).
///
/// Operators are read by precedence. Types are checked as soon as a node is complete, so that an error stands where it
/// was made.
struct Parser {
    /// A node with what else the parser needs of it.
    struct Operand {
        var expression: Expression
        var type: ValueType
        /// How many nodes the longest way down has.
        var depth = 1
    }

    var lexer: Lexer
    /// The token that comes next.
    var token: Token
    /// Where the token before it ends.
    var lastEnd = 0
    private var nesting = 0
    /// The name of a function that version 3 has no longer.
    var onlyInVersion2: Token?
    /// Where selectors stand that would read every series there is. A call of `info` may have one.
    var unselective: [Range<Int>] = []

    static func parse(_ text: String, as dialect: Dialect) throws(PromQLError) -> Expression {
        var parser = try Parser(Lexer(text, dialect: dialect))
        guard parser.token.kind != .end else {
            throw PromQLError("there is no expression", at: 0..<parser.token.end, hint: "the text is empty")
        }
        let operand = try parser.operation(1)
        guard parser.token.kind == .end else { throw parser.unexpectedAfterExpression() }
        if let range = parser.unselective.first {
            throw PromQLError(
                "the selector would read every series there is",
                at: range,
                hint: "give a metric's name, or one condition that doesn't hold for the empty text"
            )
        }
        if let name = parser.onlyInVersion2, let part = operand.expression.requirements.first {
            throw PromQLError(
                "'\(parser.text(name))' is in version 2 alone, and \(part.title) in later versions alone",
                at: name.range,
                hint: "version 3 calls it 'double_exponential_smoothing'"
            )
        }
        return operand.expression
    }

    private init(_ lexer: Lexer) throws(PromQLError) {
        self.lexer = lexer
        token = try self.lexer.next()
    }

    // MARK: Tokens

    @discardableResult
    mutating func advance() throws(PromQLError) -> Token {
        let current = token
        lastEnd = current.end
        token = try lexer.next()
        return current
    }

    /// Takes a token of a kind if it's next.
    mutating func take(_ kind: Token.Kind) throws(PromQLError) -> Bool {
        guard token.kind == kind else { return false }
        try advance()
        return true
    }

    func text(_ token: Token) -> String { lexer.string(token.range) }

    // MARK: Limits

    /// Goes one level deeper; every call is paired with one of ``leave()``, unless an error ends it all.
    mutating func enter(at range: Range<Int>) throws(PromQLError) {
        nesting += 1
        guard nesting <= Expression.nestingLimit else {
            throw PromQLError(
                "the expression is more than \(Expression.nestingLimit) levels deep",
                at: range,
                hint: "record a part of it with a rule of its own"
            )
        }
    }

    mutating func leave() { nesting -= 1 }

    /// A node above others.
    func node(_ kind: Expression.Kind, _ range: Range<Int>, _ type: ValueType, above depth: Int) throws(PromQLError)
        -> Operand
    {
        guard depth < Expression.depthLimit else {
            throw PromQLError(
                "the expression is a chain of more than \(Expression.depthLimit) operators",
                at: range,
                hint: "record a part of it with a rule of its own"
            )
        }
        return Operand(expression: Expression(kind, range), type: type, depth: depth + 1)
    }

    // MARK: Brackets

    /// Takes the bracket that closes another one.
    mutating func close(_ kind: Token.Kind, opened: Token, expecting what: String) throws(PromQLError) -> Token {
        if token.kind == kind { return try advance() }
        if token.kind == .end {
            throw PromQLError("this '\(text(opened))' is never closed", at: opened.range, hint: "expected \(what)")
        }
        throw unexpected(expecting: what)
    }
}
