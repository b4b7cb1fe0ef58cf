extension Parser {
    /// Operators that bind at least so tightly, and what they are between.
    mutating func operation(_ precedence: Int) throws(PromQLError) -> Operand {
        var left = try signed()
        while let `operator` = BinaryOperator(token.kind), `operator`.precedence >= precedence {
            let place = try advance()
            let modifiers = try operatorModifiers()
            try enter(at: place.range)
            // Powers go to the right, all else to the left.
            let right = try operation(`operator` == .power ? `operator`.precedence : `operator`.precedence + 1)
            leave()
            left = try combine(left, right, `operator`, at: place.range, modifiers)
        }
        return left
    }

    /// A sign, which binds like `*`: `-a ^ b` is `-(a ^ b)`, and `-a * b` is `(-a) * b`.
    private mutating func signed() throws(PromQLError) -> Operand {
        guard token.kind == .plus || token.kind == .minus else { return try selected() }
        let sign = try advance()
        try enter(at: sign.range)
        var operand = try operation(BinaryOperator.power.precedence)
        leave()
        let range = sign.start..<operand.expression.range.upperBound
        if case .number(var number) = operand.expression.kind {
            // NaN has no sign.
            if sign.kind == .minus, !number.value.isNaN { number.value = -number.value }
            operand.expression = Expression(.number(number), range)
            return operand
        }
        guard operand.type != .matrix, operand.type != .string else {
            throw PromQLError(
                "a sign stands before numbers and instant vectors, and this is \(operand.type.title)",
                at: operand.expression.range
            )
        }
        let operation = UnaryOperation(operator: sign.kind == .minus ? .minus : .plus, expression: operand.expression)
        return try node(.unary(operation), range, operand.type, above: operand.depth)
    }

    /// What may stand between an operator and what follows it.
    struct OperatorModifiers {
        var returnsBool = false
        var matching: VectorMatching?
        var fill: BinaryOperation.Fill?
        var start = 0
        var end = 0
        var range: Range<Int> { start..<max(start, end) }
    }

    private mutating func operatorModifiers() throws(PromQLError) -> OperatorModifiers {
        var modifiers = OperatorModifiers(start: token.start)
        modifiers.returnsBool = try take(.bool)
        if token.kind == .on || token.kind == .ignoring { modifiers.matching = try vectorMatching() }
        switch token.kind {
        case .fill:
            let value = try fillValue()
            modifiers.fill = BinaryOperation.Fill(left: value, right: value)
        case .fillLeft:
            modifiers.fill = BinaryOperation.Fill(left: try fillValue())
            if token.kind == .fillRight { modifiers.fill?.right = try fillValue() }
        case .fillRight:
            modifiers.fill = BinaryOperation.Fill(right: try fillValue())
            if token.kind == .fillLeft { modifiers.fill?.left = try fillValue() }
        default: break
        }
        modifiers.end = lastEnd
        return modifiers
    }

    private mutating func vectorMatching() throws(PromQLError) -> VectorMatching {
        let keyword = try advance()
        let labels = try labelList(after: keyword)
        var group: VectorMatching.Group?
        if token.kind == .groupLeft || token.kind == .groupRight {
            let side: VectorMatching.Side = token.kind == .groupLeft ? .left : .right
            let groupKeyword = try advance()
            let included = token.kind == .leftParenthesis ? try labelList(after: groupKeyword) : []
            group = VectorMatching.Group(side: side, labels: included)
        }
        return VectorMatching(
            keyword.kind == .on ? .on : .ignoring,
            labels: labels,
            group: group,
            range: keyword.start..<lastEnd
        )
    }

    private mutating func fillValue() throws(PromQLError) -> NumberLiteral {
        try advance()
        guard token.kind == .leftParenthesis else { throw unexpected(expecting: "'('") }
        let open = try advance()
        let isNegative = token.kind == .minus
        if token.kind == .plus || token.kind == .minus { try advance() }
        guard token.kind == .number || token.kind == .duration else { throw unexpected(expecting: "a number") }
        var value = try number(try advance())
        _ = try close(.rightParenthesis, opened: open, expecting: "')'")
        if isNegative, !value.value.isNaN { value.value = -value.value }
        return value
    }
}

extension BinaryOperator {
    init?(_ kind: Token.Kind) {
        switch kind {
        case .plus: self = .plus
        case .minus: self = .minus
        case .times: self = .times
        case .divided: self = .divided
        case .modulo: self = .modulo
        case .power: self = .power
        case .atan2: self = .atan2
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        case .and: self = .and
        case .or: self = .or
        case .unless: self = .unless
        default: return nil
        }
    }
}
