extension Parser {
    /// The macro that a call of a member is (cel-spec: doc/langdef.md, "Macros"; cel-go: ext/comprehensions.go and
    /// `cel.OptionalTypes`); `nil` when it's an ordinary call.
    func loop(_ name: String, over range: Node, _ arguments: [Node], at offset: Int) throws(CompileFailure) -> Loop? {
        // The older name of the same macro, which the comprehensions with two variables have.
        guard let macro = name == "existsOne" ? .existsOne : Loop.Macro(rawValue: name) else { return nil }
        switch (macro, arguments.count) {
        case (.all, 2), (.exists, 2), (.filter, 2), (.map, 2), (.optMap, 2), (.optFlatMap, 2):
            return try loop(macro, over: range, arguments, names: 1, hasCondition: false)
        case (.existsOne, 2) where name == "exists_one":
            return try loop(macro, over: range, arguments, names: 1, hasCondition: false)
        case (.map, 3): return try loop(macro, over: range, arguments, names: 1, hasCondition: true)
        case (.all, 3), (.exists, 3), (.transformList, 3), (.transformMap, 3), (.transformMapEntry, 3):
            return try loop(macro, over: range, arguments, names: 2, hasCondition: false)
        case (.existsOne, 3): return try loop(macro, over: range, arguments, names: 2, hasCondition: false)
        case (.transformList, 4), (.transformMap, 4), (.transformMapEntry, 4):
            return try loop(macro, over: range, arguments, names: 2, hasCondition: true)
        default: return nil
        }
    }

    private func loop(
        _ macro: Loop.Macro,
        over range: Node,
        _ arguments: [Node],
        names count: Int,
        hasCondition: Bool
    ) throws(CompileFailure) -> Loop {
        var names: [String] = []
        for argument in arguments.prefix(count) {
            guard case .identifier(let name) = argument.kind else {
                throw .invalid("\(macro.rawValue)() takes the name of a variable first", offset: argument.offset)
            }
            names.append(name)
        }
        if names.count == 2, names[0] == names[1] {
            throw .invalid("the two variables of \(macro.rawValue)() have the same name", offset: arguments[1].offset)
        }
        return Loop(
            macro: macro,
            range: range,
            names: names,
            condition: hasCondition ? arguments[count] : nil,
            body: arguments[arguments.count - 1]
        )
    }
}
