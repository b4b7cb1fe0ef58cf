extension Parser {
    /// A metric's name, already taken, and its conditions.
    mutating func selector(named name: Token) throws(PromQLError) -> VectorSelector {
        let isTemplated = name.kind == .templatedWord || name.kind == .variable
        let variables = isTemplated ? lexer.variables(in: name.range) : []
        guard token.kind == .leftBrace else {
            return VectorSelector(
                name: text(name),
                nameVariables: variables,
                nameRange: name.range,
                range: name.range
            )
        }
        var selector = try braces(start: name.start, named: name)
        selector.nameVariables = variables
        return selector
    }

    /// Conditions in braces, with the metric's name before them or none.
    mutating func braces(
        start: Int,
        named outer: Token? = nil
    ) throws(PromQLError) -> VectorSelector {
        let open = try advance()
        var selector = VectorSelector(name: outer.map { text($0) }, nameRange: outer?.range, range: start..<start)
        while token.kind != .rightBrace {
            try condition(into: &selector, isNamed: outer != nil)
            if try take(.comma) { continue }
            guard token.kind == .rightBrace else { break }
        }
        let end = try close(.rightBrace, opened: open, expecting: "',' or '}'").end
        selector.range = start..<end
        if outer != nil {
            for matcher in selector.matchers where matcher.name == "__name__" {
                throw PromQLError(
                    "the metric's name is given twice, before the braces and in them",
                    at: matcher.range,
                    hint: "leave out one of them"
                )
            }
        }
        return selector
    }

    private mutating func condition(into selector: inout VectorSelector, isNamed: Bool) throws(PromQLError) {
        let label = token
        var name = ""
        var variables: [GrafanaVariable] = []
        switch label.kind {
        case .identifier:
            try advance()
            name = text(label)
        case .string:
            try advance()
            name = try lexer.content(of: label).text
            variables = lexer.variables(in: label.range)
            if token.kind == .comma || token.kind == .rightBrace {
                return try quotedName(name, label, variables, into: &selector, isNamed: isNamed)
            }
        case .variable, .templatedWord:
            try advance()
            name = text(label)
            variables = lexer.variables(in: label.range)
            if token.kind == .comma || token.kind == .rightBrace {
                selector.conditionVariables += variables
                return
            }
        default:
            throw unexpected(expecting: "a label's name or '}'")
        }
        let comparison = try comparison()
        try value(of: label, name, variables, comparison, into: &selector)
    }

    /// `{"a.b"}`: a text alone is the metric's name.
    private func quotedName(
        _ name: String,
        _ token: Token,
        _ variables: [GrafanaVariable],
        into selector: inout VectorSelector,
        isNamed: Bool
    ) throws(PromQLError) {
        guard !isNamed else {
            throw PromQLError(
                "the metric's name is given twice, before the braces and in them",
                at: token.range,
                hint: "leave out one of them"
            )
        }
        guard selector.name == nil, !name.isEmpty else {
            // Prometheus takes a second name, and an empty one, for conditions on `__name__`.
            selector.matchers.append(
                LabelMatcher(
                    name: "__name__",
                    isNameQuoted: true,
                    comparison: .equal,
                    value: name,
                    isValueQuoted: true,
                    variables: variables,
                    matchesEmpty: variables.isEmpty ? name.isEmpty : nil,
                    range: token.range,
                    valueRange: token.range
                )
            )
            return
        }
        let others = selector
        selector = VectorSelector(
            name: name,
            isNameQuoted: true,
            nameVariables: variables,
            nameRange: token.range,
            matchers: others.matchers,
            conditionVariables: others.conditionVariables,
            range: others.range
        )
    }

    private mutating func comparison() throws(PromQLError) -> LabelMatcher.Comparison {
        let comparison: LabelMatcher.Comparison
        switch token.kind {
        case .assign: comparison = .equal
        case .notEqual: comparison = .notEqual
        case .matches: comparison = .matches
        case .doesNotMatch: comparison = .doesNotMatch
        case .equal: throw unexpected(expecting: "'=', '!=', '=~' or '!~'", hint: "labels are compared with one '='")
        default: throw unexpected(expecting: "'=', '!=', '=~' or '!~'")
        }
        try advance()
        return comparison
    }

    private mutating func value(
        of label: Token,
        _ name: String,
        _ nameVariables: [GrafanaVariable],
        _ comparison: LabelMatcher.Comparison,
        into selector: inout VectorSelector
    ) throws(PromQLError) {
        var content = (text: "", isUnicode: true)
        switch token.kind {
        case .string:
            content = try lexer.content(of: token)
        case .variable:
            content.text = text(token)
        default:
            throw unexpected(
                expecting: "a text in quotes",
                hint: token.kind == .identifier || token.kind == .number
                    ? "write \(name)\(comparison.rawValue)\"\(text(token))\"" : nil
            )
        }
        let valueToken = try advance()
        let variables = nameVariables + lexer.variables(in: valueToken.range)
        selector.matchers.append(
            LabelMatcher(
                name: name,
                isNameQuoted: label.kind == .string,
                comparison: comparison,
                value: content.text,
                isValueQuoted: valueToken.kind == .string,
                variables: variables,
                matchesEmpty: variables.isEmpty ? try matchesEmpty(comparison, content, valueToken) : nil,
                range: label.start..<valueToken.end,
                valueRange: valueToken.range
            )
        )
    }

    /// Whether a condition holds for a series without the label. A pattern is checked on the way.
    private func matchesEmpty(
        _ comparison: LabelMatcher.Comparison,
        _ content: (text: String, isUnicode: Bool),
        _ token: Token
    ) throws(PromQLError) -> Bool {
        switch comparison {
        case .equal: return content.text.isEmpty
        case .notEqual: return !content.text.isEmpty
        case .matches, .doesNotMatch:
            guard content.isUnicode else {
                throw PromQLError("a regular expression must be UTF-8", at: token.range)
            }
            do throws(PatternChecker.Failure) {
                let matches = try PatternChecker.matchesEmpty(content.text)
                return comparison == .matches ? matches : !matches
            } catch {
                // In a text without escapes, the pattern's bytes are the text's.
                let start = token.start + 1
                let range =
                    token.isPlain ? start + error.range.lowerBound..<start + error.range.upperBound : token.range
                throw PromQLError("the regular expression doesn't compile: \(error.message)", at: range)
            }
        }
    }
}

extension VectorSelector {
    /// Whether a name or a condition keeps it from reading every series there is.
    var selectsSomething: Bool {
        name != nil || !conditionVariables.isEmpty || !matchers.allSatisfy { $0.matchesEmpty == true }
    }
}
