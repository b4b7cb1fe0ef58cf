extension Parser {
    /// A call of a function whose name is taken.
    mutating func call(_ name: Token) throws(PromQLError) -> Operand {
        let isTemplated = name.kind == .variable || name.kind == .templatedWord
        let known = isTemplated ? nil : Function.table[text(name)]
        guard isTemplated || known != nil else { throw unknownFunction(name) }
        let arguments = try arguments(of: name)
        if known?.availability == .version2Only { onlyInVersion2 = name }
        let function = known ?? .variable(text(name), argumentCount: arguments.count)
        let range = name.start..<lastEnd
        if !isTemplated { try check(function, arguments, at: range, nameRange: name.range) }
        let call = Call(
            function: function,
            arguments: arguments.map(\.expression),
            functionVariables: isTemplated ? lexer.variables(in: name.range) : [],
            nameRange: name.range
        )
        return try node(.call(call), range, function.returnType, above: arguments.lazy.map(\.depth).max() ?? 0)
    }

    /// The arguments in brackets.
    mutating func arguments(of name: Token) throws(PromQLError) -> [Operand] {
        guard token.kind == .leftParenthesis else { throw unexpected(expecting: "'('") }
        let open = try advance()
        var arguments: [Operand] = []
        if try take(.rightParenthesis) { return arguments }
        try enter(at: open.range)
        repeat {
            if token.kind == .rightParenthesis {
                throw PromQLError(
                    "expected an argument and found ')'",
                    at: lastEnd - 1..<lastEnd,
                    hint: "leave out the comma before it"
                )
            }
            arguments.append(try operation(1))
        } while try take(.comma)
        leave()
        _ = try close(.rightParenthesis, opened: open, expecting: "an operator, ',' or ')'")
        return arguments
    }

    private mutating func check(
        _ function: Function,
        _ arguments: [Operand],
        at range: Range<Int>,
        nameRange: Range<Int>
    ) throws(PromQLError) {
        let isTooFew = arguments.count < function.minimumArguments
        if isTooFew || function.maximumArguments.map({ arguments.count > $0 }) ?? false {
            throw PromQLError(
                "'\(function.name)' takes \(function.argumentCounts) and gets \(arguments.count)",
                at: range,
                hint: "it is \(function.signature)"
            )
        }
        if function.name == "info", arguments.count > 1 { try checkInfo(arguments[1]) }
        for (index, argument) in arguments.enumerated() {
            let type = function.argumentTypes[min(index, function.argumentTypes.count - 1)]
            try expect(type, argument, of: "'\(function.name)'")
        }
    }

    /// The second argument of `info` is a list of conditions (prometheus: `promql/parser/parse.go`, `checkAST`).
    private mutating func checkInfo(_ argument: Operand) throws(PromQLError) {
        guard case .vector(let selector) = argument.expression.kind,
            selector.name == nil || selector.isNameQuoted
        else {
            throw PromQLError(
                "the second argument of 'info' is conditions in braces alone",
                at: argument.expression.range,
                hint: "such as {k8s_cluster=~\".+\"}"
            )
        }
        // It chooses among what is joined, so that it may name nothing.
        unselective.removeAll { $0.lowerBound == selector.range.lowerBound }
    }

    /// Checks what an argument is.
    func expect(_ type: ValueType, _ argument: Operand, of what: String) throws(PromQLError) {
        guard argument.type != type, argument.type != .unknown, type != .unknown else { return }
        let hint: String? =
            switch (type, argument.type) {
            case (.matrix, .vector):
                if case .vector = argument.expression.withoutParentheses.kind {
                    "add a range, such as [5m]"
                } else {
                    "a range of an expression is a subquery, such as [5m:1m]"
                }
            case (.vector, .matrix): "leave out the range, or use a function over it, such as rate(...)"
            case (.vector, .scalar): "vector(...) makes a vector of a number"
            case (.scalar, .vector): "scalar(...) makes a number of a vector with one series"
            case (.string, _): "texts stand in quotes"
            default: nil
            }
        throw PromQLError(
            "\(what) takes \(type.title) here, and this is \(argument.type.title)",
            at: argument.expression.range,
            hint: hint
        )
    }
}

extension Function {
    /// `rate(range vector)`.
    var signature: String {
        var parts = argumentTypes.map { type in
            switch type {
            case .vector: "instant vector"
            case .matrix: "range vector"
            default: type.rawValue
            }
        }
        if arity != .fixed, let last = parts.popLast() {
            parts.append(maximumArguments == argumentTypes.count ? "[\(last)]" : "[\(last)...]")
        }
        return "\(name)(\(parts.joined(separator: ", ")))"
    }

    /// `2 arguments`, `1 or 2 arguments`, `at least 3 arguments`.
    var argumentCounts: String {
        func plural(_ count: Int) -> String { count == 1 ? "1 argument" : "\(count) arguments" }
        guard let most = maximumArguments else { return "at least \(plural(minimumArguments))" }
        if most == minimumArguments { return most == 0 ? "no arguments" : plural(most) }
        return most == minimumArguments + 1
            ? "\(minimumArguments) or \(plural(most))"
            : "\(minimumArguments) to \(plural(most))"
    }
}
