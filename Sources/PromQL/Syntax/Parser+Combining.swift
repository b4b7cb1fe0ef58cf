extension Parser {
    /// An operator with both its sides, checked (prometheus: `promql/parser/parse.go`, `checkAST`).
    func combine(
        _ left: Operand,
        _ right: Operand,
        _ operator: BinaryOperator,
        at place: Range<Int>,
        _ modifiers: OperatorModifiers
    ) throws(PromQLError) -> Operand {
        for side in [left, right] where side.type == .matrix || side.type == .string {
            throw PromQLError(
                "'\(`operator`.rawValue)' stands between numbers and instant vectors, and this is \(side.type.title)",
                at: side.expression.range,
                hint: side.type == .matrix ? "use a function over the range, such as rate(...)" : nil
            )
        }
        if modifiers.returnsBool, !`operator`.isComparison {
            throw PromQLError("'bool' goes with comparisons, not with '\(`operator`.rawValue)'", at: modifiers.range)
        }
        if `operator`.isComparison, !modifiers.returnsBool, left.type == .scalar, right.type == .scalar {
            throw PromQLError(
                "a comparison of two numbers needs 'bool'",
                at: place,
                hint: "write '\(`operator`.rawValue) bool', which gives 0 or 1"
            )
        }
        try checkMatching(left, right, `operator`, at: place, modifiers)
        let operation = BinaryOperation(
            `operator`,
            left: left.expression,
            right: right.expression,
            returnsBool: modifiers.returnsBool,
            matching: modifiers.matching,
            fill: modifiers.fill,
            operatorRange: place
        )
        return try node(
            .binary(operation),
            left.expression.range.lowerBound..<right.expression.range.upperBound,
            .combining(left.type, right.type),
            above: max(left.depth, right.depth)
        )
    }

    private func checkMatching(
        _ left: Operand,
        _ right: Operand,
        _ operator: BinaryOperator,
        at place: Range<Int>,
        _ modifiers: OperatorModifiers
    ) throws(PromQLError) {
        let matching = modifiers.matching
        if let matching, matching.kind == .on, let group = matching.group {
            for label in group.labels where matching.labelNames.contains(label.name) {
                throw PromQLError(
                    "label '\(label.name)' is in 'on' and in '\(group.side.rawValue)'",
                    at: label.range,
                    hint: "labels that are matched are there already"
                )
            }
        }
        if left.type == .scalar || right.type == .scalar {
            if `operator`.isSet {
                let number = left.type == .scalar ? left : right
                throw PromQLError(
                    "'\(`operator`.rawValue)' stands between instant vectors, and this is a scalar",
                    at: number.expression.range,
                    hint: "vector(...) makes a vector of a number"
                )
            }
            if let matching, !matching.labels.isEmpty {
                throw PromQLError(
                    "labels are matched between two instant vectors, and one side is a scalar",
                    at: matching.range
                )
            }
            if modifiers.fill != nil {
                throw PromQLError(
                    "series are filled in between two instant vectors, and one side is a scalar",
                    at: modifiers.range
                )
            }
        } else if `operator`.isSet {
            if let matching, let group = matching.group {
                throw PromQLError(
                    "'\(group.side.rawValue)' doesn't go with '\(`operator`.rawValue)'",
                    at: matching.range,
                    hint: "sets of series are always many to many"
                )
            }
            if modifiers.fill != nil {
                throw PromQLError("series aren't filled in for '\(`operator`.rawValue)'", at: modifiers.range)
            }
        }
    }
}
