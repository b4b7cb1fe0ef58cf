extension Evaluator {
    /// The parts of times and durations.
    static let timeFunctions: [String: Function] = [
        "getDate": part("getDate") { $0.day },
        "getDayOfMonth": part("getDayOfMonth") { $0.day - 1 },
        "getDayOfWeek": part("getDayOfWeek") { $0.dayOfWeek },
        "getDayOfYear": part("getDayOfYear") { $0.dayOfYear },
        "getFullYear": part("getFullYear") { $0.year },
        "getMonth": part("getMonth") { $0.month - 1 },
        "getHours": part("getHours", nanoseconds: 3_600_000_000_000) { $0.hour },
        "getMinutes": part("getMinutes", nanoseconds: 60_000_000_000) { $0.minute },
        "getSeconds": part("getSeconds", nanoseconds: 1_000_000_000) { $0.second },
        "getMilliseconds": { (_, values) throws(EvaluationFailure) in
            switch values[0] {
            case .duration(let span): return .int(span / 1_000_000)
            case .timestamp(let time): return .int(time.nanoseconds / 1_000_000)
            default: throw .noOverload("getMilliseconds")
            }
        },
    ]

    /// A part of a time; of a duration, how often a unit is in it.
    private static func part(
        _ name: String,
        nanoseconds: Int64? = nil,
        _ part: @escaping @Sendable (CELTimestamp.Parts) -> Int64
    ) -> Function {
        { (_, values) throws(EvaluationFailure) in
            switch values[0] {
            case .timestamp(let time):
                guard values.count > 1 else { return .int(part(time.parts(offset: 0))) }
                guard let offset = CELTimestamp.offset(of: try string(values, 1, name)) else {
                    throw .unsupported("time zones by name")
                }
                return .int(part(time.parts(offset: offset)))
            case .duration(let span):
                guard let nanoseconds else { throw .noOverload(name) }
                return .int(span / nanoseconds)
            default: throw .noOverload(name)
            }
        }
    }
}
