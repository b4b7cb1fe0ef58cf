/// The operators that compute (cel-spec: doc/langdef.md, "Numeric Values"): what overflows fails.
enum Arithmetic {
    static func negated(_ value: CELValue) throws(EvaluationFailure) -> CELValue {
        switch value {
        case .int(let value):
            let (result, overflow) = Int64(0).subtractingReportingOverflow(value)
            guard !overflow else { throw .overflow }
            return .int(result)
        case .double(let value): return .double(-value)
        default: throw .noOverload("-")
        }
    }

    static func result(
        _ name: BinaryOperator,
        _ left: CELValue,
        _ right: CELValue
    ) throws(EvaluationFailure) -> CELValue {
        switch (left, right) {
        case (.int(let one), .int(let other)): return .int(try whole(name, one, other))
        case (.uint(let one), .uint(let other)): return .uint(try whole(name, one, other))
        case (.double(let one), .double(let other)): return .double(try fraction(name, one, other))
        default: break
        }
        switch (name, left, right) {
        case (.add, .string(let one), .string(let other)): return .string(one + other)
        case (.add, .bytes(let one), .bytes(let other)): return .bytes(one + other)
        case (.add, .list(let one), .list(let other)): return .list(one + other)
        default: return try time(name, left, right)
        }
    }

    private static func whole<Value: FixedWidthInteger>(
        _ name: BinaryOperator,
        _ one: Value,
        _ other: Value
    ) throws(EvaluationFailure) -> Value {
        let result: (partialValue: Value, overflow: Bool)
        switch name {
        case .add: result = one.addingReportingOverflow(other)
        case .subtract: result = one.subtractingReportingOverflow(other)
        case .multiply: result = one.multipliedReportingOverflow(by: other)
        case .divide:
            guard other != 0 else { throw .failure("division by zero") }
            result = one.dividedReportingOverflow(by: other)
        default:
            guard other != 0 else { throw .failure("division by zero") }
            result = one.remainderReportingOverflow(dividingBy: other)
        }
        guard !result.overflow else { throw .overflow }
        return result.partialValue
    }

    private static func fraction(
        _ name: BinaryOperator,
        _ one: Double,
        _ other: Double
    ) throws(EvaluationFailure) -> Double {
        switch name {
        case .add: return one + other
        case .subtract: return one - other
        case .multiply: return one * other
        case .divide: return one / other
        default: throw .noOverload("%")
        }
    }

    private static func time(
        _ name: BinaryOperator,
        _ left: CELValue,
        _ right: CELValue
    ) throws(EvaluationFailure) -> CELValue {
        switch (name, left, right) {
        case (.add, .duration(let one), .duration(let other)), (.subtract, .duration(let one), .duration(let other)):
            return .duration(try whole(name, one, other))
        case (.add, .timestamp(let time), .duration(let span)), (.add, .duration(let span), .timestamp(let time)):
            return .timestamp(try moved(time, by: Int128(span)))
        case (.subtract, .timestamp(let time), .duration(let span)):
            return .timestamp(try moved(time, by: -Int128(span)))
        case (.subtract, .timestamp(let one), .timestamp(let other)):
            guard let span = Int64(exactly: nanoseconds(one) - nanoseconds(other)) else { throw .overflow }
            return .duration(span)
        default: throw .noOverload(String(name.rawValue.dropFirst().dropLast()))
        }
    }

    private static func nanoseconds(_ time: CELTimestamp) -> Int128 {
        Int128(time.seconds) * 1_000_000_000 + Int128(time.nanoseconds)
    }

    private static func moved(_ time: CELTimestamp, by span: Int128) throws(EvaluationFailure) -> CELTimestamp {
        let sum = nanoseconds(time) + span
        let rest = ((sum % 1_000_000_000) + 1_000_000_000) % 1_000_000_000
        guard let seconds = Int64(exactly: (sum - rest) / 1_000_000_000), CELTimestamp.range.contains(seconds) else {
            throw .overflow
        }
        return CELTimestamp(seconds: seconds, nanoseconds: Int64(rest))
    }
}
