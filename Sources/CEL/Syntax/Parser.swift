/// Makes a tree of an expression (cel-spec: doc/langdef.md, "Syntax").
struct Parser {
    /// How deep a tree may be: the API server's parser stops at 250 levels of its own counting.
    static let depthLimit = 200
    /// How long an expression may be, in bytes (cel-go: `parser/options.go`, 100,000 code points).
    static let sizeLimit = 100_000

    private var lexer: Lexer
    private(set) var token: Token
    /// How many brackets are open.
    private var nesting = 0

    /// Parses a whole expression.
    static func parse(_ text: [UInt8]) throws(CompileFailure) -> Node {
        guard text.count <= sizeLimit else { throw .unsupported("an expression of \(text.count) bytes") }
        var parser = try Parser(text)
        let node = try parser.expression()
        guard case .end = parser.token.kind else {
            throw .invalid("unexpected \(parser.token.title)", offset: parser.token.offset)
        }
        return node
    }

    private init(_ text: [UInt8]) throws(CompileFailure) {
        lexer = Lexer(text)
        token = try lexer.next()
    }

    /// A node, unless the tree gets too deep.
    func node(_ kind: Node.Kind, at offset: Int) throws(CompileFailure) -> Node {
        var node = Node(kind: kind, offset: offset, depth: 0)
        node.depth = (node.children.lazy.map(\.depth).max() ?? 0) + 1
        guard node.depth <= Self.depthLimit else { throw .unsupported("an expression this deep") }
        return node
    }

    // MARK: Tokens

    @discardableResult
    mutating func advance() throws(CompileFailure) -> Token {
        let current = token
        token = try lexer.next()
        return current
    }

    /// Takes a symbol if it's next.
    mutating func take(_ symbol: Token.Symbol) throws(CompileFailure) -> Bool {
        guard token.kind == .symbol(symbol) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ symbol: Token.Symbol) throws(CompileFailure) {
        guard try take(symbol) else {
            throw .invalid("expected '\(symbol.rawValue)' and found \(token.title)", offset: token.offset)
        }
    }

    // MARK: Operators

    /// An expression: a conditional one, or what binds closer.
    mutating func expression() throws(CompileFailure) -> Node {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Self.depthLimit else { throw .unsupported("an expression this deep") }
        let condition = try disjunction()
        let offset = token.offset
        guard try take(.question) else { return condition }
        let first = try disjunction()
        try expect(.colon)
        let second = try expression()
        return try node(.conditional(condition, first, second), at: offset)
    }

    private mutating func disjunction() throws(CompileFailure) -> Node {
        let first = try conjunction()
        guard token.kind == .symbol(.or) else { return first }
        let offset = token.offset
        var operands = [first]
        while try take(.or) { operands.append(try conjunction()) }
        return try node(.or(operands), at: offset)
    }

    private mutating func conjunction() throws(CompileFailure) -> Node {
        let first = try relation()
        guard token.kind == .symbol(.and) else { return first }
        let offset = token.offset
        var operands = [first]
        while try take(.and) { operands.append(try relation()) }
        return try node(.and(operands), at: offset)
    }

    private mutating func relation() throws(CompileFailure) -> Node {
        var left = try sum()
        while let relation = token.relation {
            let offset = try advance().offset
            left = try node(.binary(relation, left, try sum()), at: offset)
        }
        return left
    }

    private mutating func sum() throws(CompileFailure) -> Node {
        var left = try product()
        while let term = token.termOperator {
            let offset = try advance().offset
            left = try node(.binary(term, left, try product()), at: offset)
        }
        return left
    }

    private mutating func product() throws(CompileFailure) -> Node {
        var left = try unary()
        while let factor = token.factorOperator {
            let offset = try advance().offset
            left = try node(.binary(factor, left, try unary()), at: offset)
        }
        return left
    }

    /// `!!a` and `--a` are a themselves, as in cel-go.
    private mutating func unary() throws(CompileFailure) -> Node {
        let offset = token.offset
        if try take(.not) {
            var isOdd = true
            while try take(.not) { isOdd.toggle() }
            let operand = try member()
            return isOdd ? try node(.not(operand), at: offset) : operand
        }
        if try take(.minus) {
            if let literal = try negativeLiteral(at: offset) { return try members(of: literal) }
            var isOdd = true
            while try take(.minus) { isOdd.toggle() }
            let operand = try member()
            return isOdd ? try node(.negate(operand), at: offset) : operand
        }
        return try member()
    }

    private mutating func negativeLiteral(at offset: Int) throws(CompileFailure) -> Node? {
        switch token.kind {
        case .int(let value):
            guard value <= UInt64(Int64.max) + 1 else { throw .invalid("the number is too small", offset: offset) }
            try advance()
            return try node(.literal(.int(Int64(truncatingIfNeeded: 0 &- value))), at: offset)
        case .double(let value):
            try advance()
            return try node(.literal(.double(-value)), at: offset)
        default: return nil
        }
    }
}

extension Token {
    fileprivate var relation: BinaryOperator? {
        guard case .symbol(let symbol) = kind else { return nil }
        switch symbol {
        case .equal: return .equal
        case .unequal: return .unequal
        case .less: return .less
        case .lessOrEqual: return .lessOrEqual
        case .greater: return .greater
        case .greaterOrEqual: return .greaterOrEqual
        case .in: return .in
        default: return nil
        }
    }

    fileprivate var termOperator: BinaryOperator? {
        switch kind {
        case .symbol(.plus): .add
        case .symbol(.minus): .subtract
        default: nil
        }
    }

    fileprivate var factorOperator: BinaryOperator? {
        switch kind {
        case .symbol(.times): .multiply
        case .symbol(.divided): .divide
        case .symbol(.modulo): .modulo
        default: nil
        }
    }
}
