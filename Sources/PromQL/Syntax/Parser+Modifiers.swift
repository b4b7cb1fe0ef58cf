extension Parser {
    /// A primary with what follows it: a range, `offset`, `@`.
    mutating func selected() throws(PromQLError) -> Operand {
        var operand = try primary()
        while true {
            switch token.kind {
            case .leftBracket: operand = try ranged(operand)
            case .offset:
                let keyword = try advance()
                let span = try offsetSpan()
                try apply(span, to: &operand, at: keyword)
            case .at:
                let sign = try advance()
                let timestamp = try timestamp()
                try apply(timestamp, to: &operand, at: sign)
            case .anchored, .smoothed:
                let keyword = try advance()
                try extend(&operand, keyword)
            default: return operand
            }
        }
    }

    // MARK: Ranges

    private mutating func ranged(_ operand: Operand) throws(PromQLError) -> Operand {
        let open = try advance()
        let range = try positiveSpan(expecting: "a duration, such as 5m")
        if token.kind == .colon || token.kind == .doubleColon { return try subquery(operand, range, open) }
        let end = try close(.rightBracket, opened: open, expecting: "':' or ']'").end
        let place = open.start..<end
        guard case .vector(let selector) = operand.expression.kind else {
            throw rangeOfNoSelector(operand, range, place)
        }
        guard selector.offset == nil else {
            throw PromQLError("'offset' follows the range", at: place, hint: "write up[5m] offset 1h")
        }
        // Prometheus takes `start()` and `end()` before a range, and no other time.
        if case .milliseconds = selector.at {
            throw PromQLError("'@' follows the range", at: place, hint: "write up[5m] @ 1600000000")
        }
        return Operand(
            expression: Expression(
                .matrix(MatrixSelector(selector: selector, range: range)),
                operand.expression.range.lowerBound..<end
            ),
            type: .matrix
        )
    }

    private func rangeOfNoSelector(_ operand: Operand, _ range: TimeSpan, _ place: Range<Int>) -> PromQLError {
        PromQLError(
            "a range is taken of a selector, and this is \(operand.type.title)",
            at: place,
            hint: operand.type == .vector ? "a range of an expression is a subquery, with a colon: [\(range):]" : nil
        )
    }

    private mutating func subquery(_ operand: Operand, _ range: TimeSpan, _ open: Token) throws(PromQLError) -> Operand
    {
        let isAligned = try advance().kind == .doubleColon
        let step = token.kind == .rightBracket ? nil : try positiveSpan(expecting: "a duration or ']'")
        let end = try close(.rightBracket, opened: open, expecting: "']'").end
        guard operand.type == .vector || operand.type == .unknown else {
            throw PromQLError(
                "a subquery is taken of an instant vector, and this is \(operand.type.title)",
                at: operand.expression.range
            )
        }
        let subquery = Subquery(expression: operand.expression, range: range, step: step, isAligned: isAligned)
        return try node(
            .subquery(subquery),
            operand.expression.range.lowerBound..<end,
            .matrix,
            above: operand.depth
        )
    }

    // MARK: When

    /// Changes the selector or the subquery that a modifier follows.
    private func modify(
        _ operand: inout Operand,
        at keyword: Token,
        _ body: (inout TimeSpan?, inout VectorSelector.Timestamp?) throws(PromQLError) -> Void
    ) throws(PromQLError) {
        let range = operand.expression.range.lowerBound..<lastEnd
        switch operand.expression.kind {
        case .vector(var selector):
            try body(&selector.offset, &selector.at)
            selector.range = range
            operand.expression = Expression(.vector(selector), range)
        case .matrix(var matrix):
            try body(&matrix.selector.offset, &matrix.selector.at)
            operand.expression = Expression(.matrix(matrix), range)
        case .subquery(var subquery):
            try body(&subquery.offset, &subquery.at)
            operand.expression = Expression(.subquery(subquery), range)
        default:
            throw PromQLError(
                "'\(text(keyword))' follows a selector or a subquery, and this is \(operand.type.title)",
                at: keyword.range,
                hint: "move it into the brackets, behind the selector"
            )
        }
    }

    private func apply(_ offset: TimeSpan, to operand: inout Operand, at keyword: Token) throws(PromQLError) {
        try modify(&operand, at: keyword) { (current, _) throws(PromQLError) in
            guard current == nil else { throw PromQLError("'offset' is given twice", at: keyword.range) }
            current = offset
        }
    }

    private func apply(
        _ timestamp: VectorSelector.Timestamp,
        to operand: inout Operand,
        at sign: Token
    ) throws(PromQLError) {
        try modify(&operand, at: sign) { (_, current) throws(PromQLError) in
            guard current == nil else { throw PromQLError("'@' is given twice", at: sign.range) }
            current = timestamp
        }
    }

    private mutating func timestamp() throws(PromQLError) -> VectorSelector.Timestamp {
        if token.kind == .start || token.kind == .stop {
            let isStart = try advance().kind == .start
            guard token.kind == .leftParenthesis else { throw unexpected(expecting: "'()'") }
            let open = try advance()
            _ = try close(.rightParenthesis, opened: open, expecting: "')'")
            return isStart ? .start : .end
        }
        if token.kind == .variable, let variable = lexer.variables(in: token.range).first {
            try advance()
            return .variable(variable)
        }
        let isNegative = token.kind == .minus
        if token.kind == .plus || token.kind == .minus { try advance() }
        guard token.kind == .number || token.kind == .duration else {
            throw unexpected(
                expecting: "a time",
                hint: "a time is seconds since 1970, start() or end()"
            )
        }
        let place = try advance()
        let value = try number(place).value
        guard value.isFinite, value.magnitude < 0x1p63 else {
            throw PromQLError("a time is seconds since 1970, and this is out of bounds", at: place.range)
        }
        let milliseconds = ((isNegative ? -value : value) * 1_000).rounded()
        return .milliseconds(Int64(exactly: milliseconds) ?? (milliseconds < 0 ? .min : .max))
    }

    private func extend(_ operand: inout Operand, _ keyword: Token) throws(PromQLError) {
        let rangeExtension: VectorSelector.RangeExtension = keyword.kind == .anchored ? .anchored : .smoothed
        func changed(_ selector: VectorSelector) throws(PromQLError) -> VectorSelector {
            guard selector.rangeExtension == nil || selector.rangeExtension == rangeExtension else {
                throw PromQLError("'anchored' and 'smoothed' don't go together", at: keyword.range)
            }
            var selector = selector
            selector.rangeExtension = rangeExtension
            return selector
        }
        let range = operand.expression.range.lowerBound..<lastEnd
        switch operand.expression.kind {
        case .vector(let selector):
            var selector = try changed(selector)
            selector.range = range
            operand.expression = Expression(.vector(selector), range)
        case .matrix(var matrix):
            matrix.selector = try changed(matrix.selector)
            operand.expression = Expression(.matrix(matrix), range)
        default:
            throw PromQLError("'\(text(keyword))' follows a selector", at: keyword.range)
        }
    }
}
