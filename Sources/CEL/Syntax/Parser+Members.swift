extension Parser {
    /// Words that can't name a variable or function (cel-spec: doc/langdef.md, `RESERVED`).
    private static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]

    /// A primary with what follows it: fields, calls, indexes.
    mutating func member() throws(CompileFailure) -> Node {
        try members(of: try primary())
    }

    /// What follows a primary.
    mutating func members(of primary: Node) throws(CompileFailure) -> Node {
        var operand = primary
        while true {
            let offset = token.offset
            if try take(.dot) {
                operand = try selection(from: operand)
            } else if try take(.openBracket) {
                let isOptional = try take(.question)
                let index = try expression()
                try expect(.closeBracket)
                operand = try node(.index(operand, index, isOptional: isOptional), at: offset)
            } else if token.kind == .symbol(.openBrace), let name = operand.dottedName {
                try advance()
                operand = try node(.message(name, try entries(areFields: true)), at: operand.offset)
            } else {
                return operand
            }
        }
    }

    /// What follows a dot.
    private mutating func selection(from operand: Node) throws(CompileFailure) -> Node {
        let isOptional = try take(.question)
        guard case .identifier(let name) = token.kind else {
            throw .invalid("expected a name after '.' and found \(token.title)", offset: token.offset)
        }
        let offset = try advance().offset
        if isOptional { return try node(.select(operand, name, .optional), at: offset) }
        guard token.kind == .symbol(.openParenthesis) else {
            return try node(.select(operand, name, .value), at: offset)
        }
        let arguments = try arguments()
        if let space = operand.dottedName, FunctionTable.isQualified("\(space).\(name)") {
            return try node(.call("\(space).\(name)", arguments, isMember: false), at: offset)
        }
        if let loop = try loop(name, over: operand, arguments, at: offset) { return try node(.loop(loop), at: offset) }
        return try node(.call(name, [operand] + arguments, isMember: true), at: offset)
    }

    private mutating func primary() throws(CompileFailure) -> Node {
        let offset = token.offset
        switch token.kind {
        case .int(let value):
            guard let value = Int64(exactly: value) else { throw .invalid("the number is too large", offset: offset) }
            return try literal(.int(value))
        case .uint(let value): return try literal(.uint(value))
        case .double(let value): return try literal(.double(value))
        case .string(let value): return try literal(.string(value))
        case .bytes(let value): return try literal(.bytes(value))
        case .symbol(.true): return try literal(.bool(true))
        case .symbol(.false): return try literal(.bool(false))
        case .symbol(.null): return try literal(.null)
        case .symbol(.openParenthesis):
            try advance()
            let inner = try expression()
            try expect(.closeParenthesis)
            return inner
        case .symbol(.openBracket):
            try advance()
            return try node(.list(try elements()), at: offset)
        case .symbol(.openBrace):
            try advance()
            return try node(.map(try entries(areFields: false)), at: offset)
        case .symbol(.dot):
            try advance()
            return try identifier()
        case .identifier: return try identifier()
        case .symbol, .end: throw .invalid("expected an operand and found \(token.title)", offset: offset)
        }
    }

    private mutating func literal(_ value: CELValue) throws(CompileFailure) -> Node {
        try node(.literal(value), at: try advance().offset)
    }

    /// A variable or a call.
    private mutating func identifier() throws(CompileFailure) -> Node {
        guard case .identifier(let name) = token.kind else {
            throw .invalid("expected a name after '.' and found \(token.title)", offset: token.offset)
        }
        guard !Self.reserved.contains(name) else {
            throw .invalid("'\(name)' is a reserved word", offset: token.offset)
        }
        let offset = try advance().offset
        guard token.kind == .symbol(.openParenthesis) else { return try node(.identifier(name), at: offset) }
        let arguments = try arguments()
        guard name == "has", arguments.count == 1 else {
            return try node(.call(name, arguments, isMember: false), at: offset)
        }
        guard case .select(let operand, let field, .value) = arguments[0].kind else {
            throw .invalid("has() takes a field, such as has(self.name)", offset: arguments[0].offset)
        }
        return try node(.select(operand, field, .test), at: offset)
    }

    /// The arguments of a call, from the bracket on.
    private mutating func arguments() throws(CompileFailure) -> [Node] {
        try expect(.openParenthesis)
        var arguments: [Node] = []
        guard try !take(.closeParenthesis) else { return [] }
        repeat { arguments.append(try expression()) } while try take(.comma)
        try expect(.closeParenthesis)
        return arguments
    }

    private mutating func elements() throws(CompileFailure) -> [Node.Element] {
        var elements: [Node.Element] = []
        while try !take(.closeBracket) {
            let isOptional = try take(.question)
            elements.append(.init(value: try expression(), isOptional: isOptional))
            if try !take(.comma) {
                try expect(.closeBracket)
                break
            }
        }
        return elements
    }

    private mutating func entries(areFields: Bool) throws(CompileFailure) -> [Node.Entry] {
        var entries: [Node.Entry] = []
        while try !take(.closeBrace) {
            let isOptional = try take(.question)
            let key: Node
            if areFields {
                guard case .identifier(let name) = token.kind else {
                    throw .invalid("expected a field's name and found \(token.title)", offset: token.offset)
                }
                key = try literal(.string(name))
            } else {
                key = try expression()
            }
            try expect(.colon)
            entries.append(.init(key: key, value: try expression(), isOptional: isOptional))
            if try !take(.comma) {
                try expect(.closeBrace)
                break
            }
        }
        return entries
    }
}
