extension Parser {
    /// An aggregation whose operator is taken.
    mutating func aggregation(_ name: Token) throws(PromQLError) -> Operand {
        let word = text(name)
        guard let `operator` = Aggregation.Operator(rawValue: word.lowercased()) else { throw unknownFunction(name) }
        var grouping = try grouping()
        guard token.kind == .leftParenthesis else {
            throw unexpected(expecting: "'('", hint: "what is aggregated stands in brackets: \(word) by (job) (...)")
        }
        let arguments = try arguments(of: name)
        if grouping == nil { grouping = try self.grouping() }
        let range = name.start..<lastEnd
        let expected = `operator`.parameterType == nil ? 1 : 2
        guard arguments.count == expected, let series = arguments.last else {
            throw PromQLError(
                "'\(`operator`.rawValue)' takes \(expected == 1 ? "1 argument" : "2 arguments") and gets \(arguments.count)",
                at: range,
                hint: `operator`.usage
            )
        }
        try expect(.vector, series, of: "'\(`operator`.rawValue)'")
        if let type = `operator`.parameterType { try expect(type, arguments[0], of: "'\(`operator`.rawValue)'") }
        let aggregation = Aggregation(
            `operator`,
            grouping: grouping,
            parameter: expected == 2 ? arguments[0].expression : nil,
            expression: series.expression,
            operatorRange: name.range
        )
        return try node(.aggregation(aggregation), range, .vector, above: arguments.lazy.map(\.depth).max() ?? 0)
    }

    private mutating func grouping() throws(PromQLError) -> Grouping? {
        guard token.kind == .by || token.kind == .without else { return nil }
        let keyword = try advance()
        let labels = try labelList(after: keyword)
        return Grouping(keyword.kind == .by ? .by : .without, labels: labels, range: keyword.start..<lastEnd)
    }

    /// Labels in brackets.
    mutating func labelList(after keyword: Token) throws(PromQLError) -> [LabelReference] {
        guard token.kind == .leftParenthesis else {
            throw unexpected(
                expecting: "'('",
                hint: "the labels stand in brackets: \(text(keyword)) (job)"
            )
        }
        let open = try advance()
        var labels: [LabelReference] = []
        while token.kind != .rightParenthesis {
            labels.append(try labelReference())
            if try take(.comma) { continue }
            guard token.kind == .rightParenthesis else { break }
        }
        _ = try close(.rightParenthesis, opened: open, expecting: "',' or ')'")
        return labels
    }

    private mutating func labelReference() throws(PromQLError) -> LabelReference {
        switch token.kind {
        case .string:
            let content = try lexer.content(of: token)
            guard !content.text.isEmpty, content.isUnicode else {
                throw PromQLError("a label's name is UTF-8 and not empty", at: token.range)
            }
            let place = try advance()
            return LabelReference(
                name: content.text,
                isQuoted: true,
                variables: lexer.variables(in: place.range),
                range: place.range
            )
        case .variable, .templatedWord:
            let name = try advance()
            let variables = lexer.variables(in: name.range)
            return LabelReference(name: text(name), isQuoted: false, variables: variables, range: name.range)
        default:
            guard token.canNameLabel else { throw unexpected(expecting: "a label's name or ')'") }
            let name = try advance()
            return LabelReference(name: text(name), isQuoted: false, variables: [], range: name.range)
        }
    }
}

extension Aggregation.Operator {
    /// How it is written.
    var usage: String {
        switch self {
        case .quantile: "such as quantile(0.9, up)"
        case .countValues: "such as count_values(\"version\", build_info)"
        case .limitRatio: "such as limit_ratio(0.1, up)"
        case .topk, .bottomk, .limitk: "such as \(rawValue)(5, up)"
        default: "such as \(rawValue)(up)"
        }
    }
}
