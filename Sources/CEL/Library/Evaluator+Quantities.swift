extension Evaluator {
    /// Quantities (apiserver: pkg/cel/library/quantity.go).
    static let quantityFunctions: [String: Function] = [
        "quantity": { (_, values) throws(EvaluationFailure) in
            switch CELQuantity.parse(try string(values, 0, "quantity")) {
            case .quantity(let quantity): return .quantity(quantity)
            case .none: throw .failure("the string is no quantity")
            case .tooLarge: throw .unsupported("a quantity with so many digits")
            }
        },
        "isQuantity": { (_, values) throws(EvaluationFailure) in
            switch CELQuantity.parse(try string(values, 0, "isQuantity")) {
            case .quantity: return .bool(true)
            case .none: return .bool(false)
            case .tooLarge: throw .unsupported("a quantity with so many digits")
            }
        },
        "isInteger": { (_, values) throws(EvaluationFailure) in
            .bool(try quantity(values, 0, "isInteger").integer != nil)
        },
        "asInteger": { (_, values) throws(EvaluationFailure) in
            guard let value = try quantity(values, 0, "asInteger").integer else {
                throw .failure("the quantity is no whole number")
            }
            return .int(value)
        },
        "asApproximateFloat": { (_, values) throws(EvaluationFailure) in
            .double(try quantity(values, 0, "asApproximateFloat").approximation)
        },
        "sign": { (_, values) throws(EvaluationFailure) in .int(try quantity(values, 0, "sign").sign) },
        "isGreaterThan": { (_, values) throws(EvaluationFailure) in
            .bool(try quantity(values, 0, "isGreaterThan") > quantity(values, 1, "isGreaterThan"))
        },
        "isLessThan": { (_, values) throws(EvaluationFailure) in
            .bool(try quantity(values, 0, "isLessThan") < quantity(values, 1, "isLessThan"))
        },
        "compareTo": { (_, values) throws(EvaluationFailure) in
            let one = try quantity(values, 0, "compareTo")
            let other = try quantity(values, 1, "compareTo")
            return .int(one < other ? -1 : one > other ? 1 : 0)
        },
        "add": { (_, values) throws(EvaluationFailure) in .quantity(try sum(values, "add", sign: 1)) },
        "sub": { (_, values) throws(EvaluationFailure) in .quantity(try sum(values, "sub", sign: -1)) },
    ]

    private static func quantity(
        _ values: [CELValue],
        _ index: Int,
        _ name: String
    ) throws(EvaluationFailure) -> CELQuantity {
        guard case .quantity(let quantity) = values[index] else { throw .noOverload(name) }
        return quantity
    }

    private static func sum(
        _ values: [CELValue],
        _ name: String,
        sign: Int128
    ) throws(EvaluationFailure) -> CELQuantity {
        let one = try quantity(values, 0, name)
        var other: CELQuantity
        if case .int(let value) = values[1] {
            guard let whole = CELQuantity(value) else { throw .noOverload(name) }
            other = whole
        } else {
            other = try quantity(values, 1, name)
        }
        guard let sum = one.adding(other, sign: sign) else { throw .unsupported("a quantity this large") }
        return sum
    }
}
