extension Parser {
    /// What operators stand between: a number, a selector, a call, brackets.
    mutating func primary() throws(PromQLError) -> Operand {
        switch token.kind {
        case .number, .duration:
            let token = try advance()
            return Operand(expression: Expression(.number(try number(token)), token.range), type: .scalar)
        case .string:
            let token = try advance()
            let literal = StringLiteral(
                value: try lexer.content(of: token).text,
                variables: lexer.variables(in: token.range)
            )
            return Operand(expression: Expression(.string(literal), token.range), type: .string)
        case .leftParenthesis: return try parenthesized()
        case .leftBrace:
            return vector(try braces(start: token.start))
        case .variable, .templatedWord: return try templated()
        case .aggregator:
            let name = try advance()
            switch token.kind {
            case .leftParenthesis, .by, .without: return try aggregation(name)
            default: return vector(try selector(named: name))
            }
        default:
            guard token.canNameMetric else { throw noExpression() }
            let name = try advance()
            if token.kind == .leftParenthesis {
                guard name.canNameFunction else { throw callOfNoFunction(name) }
                return try call(name)
            }
            return vector(try selector(named: name))
        }
    }

    private func callOfNoFunction(_ name: Token) -> PromQLError {
        PromQLError("'\(text(name))' is no function", at: name.range)
    }

    private mutating func parenthesized() throws(PromQLError) -> Operand {
        let open = try advance()
        try enter(at: open.range)
        let inner = try operation(1)
        leave()
        let end = try close(.rightParenthesis, opened: open, expecting: "an operator or ')'").end
        return try node(.parenthesized(inner.expression), open.start..<end, inner.type, above: inner.depth)
    }

    mutating func vector(_ selector: VectorSelector) -> Operand {
        if !selector.selectsSomething { unselective.append(selector.range) }
        return Operand(expression: Expression(.vector(selector), selector.range), type: .vector)
    }

    /// The value of a number or a duration.
    func number(_ token: Token) throws(PromQLError) -> NumberLiteral {
        let text = lexer.text[token.range]
        if token.kind == .duration {
            return NumberLiteral(value: Double(TimeText.milliseconds(text) ?? 0) / 1_000, isDuration: true)
        }
        guard let value = NumberText.value(text) else {
            throw PromQLError("'\(self.text(token))' is no number, or too large for one", at: token.range)
        }
        return NumberLiteral(value: value, isDuration: false)
    }

    /// A variable of Grafana: a metric's name, a function's, or anything.
    private mutating func templated() throws(PromQLError) -> Operand {
        let name = try advance()
        switch token.kind {
        case .leftParenthesis: return try call(name)
        case .leftBrace, .leftBracket, .offset, .at: return vector(try selector(named: name))
        default:
            guard name.kind == .variable, let variable = lexer.variables(in: name.range).first else {
                return vector(try selector(named: name))
            }
            return Operand(expression: Expression(.variable(variable), name.range), type: .unknown)
        }
    }
}
