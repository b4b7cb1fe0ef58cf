extension Evaluator {
    /// Lists and sets (apiserver: pkg/cel/library/lists.go; cel-go: ext/sets.go).
    static let listFunctions: [String: Function] = [
        "isSorted": { (evaluator, values) throws(EvaluationFailure) in
            let elements = try list(values, 0, "isSorted")
            try evaluator.charge(elements.count)
            for (one, other) in zip(elements, elements.dropFirst()) {
                guard let order = Equality.order(one, other) else { throw .noOverload("isSorted") }
                if order == .descending { return .bool(false) }
            }
            return .bool(true)
        },
        "sum": { (evaluator, values) throws(EvaluationFailure) in
            let elements = try list(values, 0, "sum")
            try evaluator.charge(elements.count)
            guard var sum = elements.first else { throw .unsupported("sum() of an empty list") }
            for element in elements.dropFirst() { sum = try Arithmetic.result(.add, sum, element) }
            if case .string = sum { throw .noOverload("sum") }
            return sum
        },
        "max": { (evaluator, values) throws(EvaluationFailure) in
            try extreme(values, "max", .descending, &evaluator)
        },
        "min": { (evaluator, values) throws(EvaluationFailure) in
            try extreme(values, "min", .ascending, &evaluator)
        },
        "sets.contains": { (evaluator, values) throws(EvaluationFailure) in
            .bool(try contains(values, 0, 1, "sets.contains", &evaluator))
        },
        "sets.equivalent": { (evaluator, values) throws(EvaluationFailure) in
            let isPart = try contains(values, 0, 1, "sets.equivalent", &evaluator)
            return .bool(try contains(values, 1, 0, "sets.equivalent", &evaluator) && isPart)
        },
        "sets.intersects": { (evaluator, values) throws(EvaluationFailure) in
            let one = try list(values, 0, "sets.intersects")
            let other = try list(values, 1, "sets.intersects")
            try evaluator.charge(one.count * other.count)
            return .bool(one.contains { first in other.contains { Equality.areEqual(first, $0) } })
        },
    ]

    private static func extreme(
        _ values: [CELValue],
        _ name: String,
        _ wanted: Equality.Order,
        _ evaluator: inout Evaluator
    ) throws(EvaluationFailure) -> CELValue {
        let elements = try list(values, 0, name)
        try evaluator.charge(elements.count)
        guard var best = elements.first else { throw .failure("\(name)() of an empty list") }
        for element in elements.dropFirst() {
            guard let order = Equality.order(element, best) else { throw .noOverload(name) }
            if order == wanted { best = element }
        }
        return best
    }

    private static func contains(
        _ values: [CELValue],
        _ whole: Int,
        _ part: Int,
        _ name: String,
        _ evaluator: inout Evaluator
    ) throws(EvaluationFailure) -> Bool {
        let one = try list(values, whole, name)
        let other = try list(values, part, name)
        try evaluator.charge(one.count * other.count)
        return other.allSatisfy { wanted in one.contains { Equality.areEqual($0, wanted) } }
    }
}
