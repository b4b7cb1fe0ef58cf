extension Expression.Kind {
    /// What a node evaluates to, from what is right below it.
    var type: ValueType {
        switch self {
        case .number: .scalar
        case .string: .string
        case .vector, .aggregation: .vector
        case .matrix, .subquery: .matrix
        case .call(let call): call.function.returnType
        case .binary(let operation): .combining(operation.left.type, operation.right.type)
        case .unary(let operation): operation.expression.type
        case .parenthesized(let expression): expression.type
        case .variable: .unknown
        }
    }
}

extension ValueType {
    /// What an operator between the two gives.
    static func combining(_ left: ValueType, _ right: ValueType) -> ValueType {
        if left == .vector || right == .vector { return .vector }
        if left == .unknown || right == .unknown { return .unknown }
        return .scalar
    }
}
