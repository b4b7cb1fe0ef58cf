extension Evaluator {
    /// What a function does with its arguments, its target first.
    typealias Function = @Sendable (inout Evaluator, [CELValue]) throws(EvaluationFailure) -> CELValue

    /// The functions that can be evaluated, by name; those of ``FunctionTable`` that aren't here are only checked.
    static let functions: [String: Function] = [
        standardFunctions, conversionFunctions, timeFunctions, stringFunctions, listFunctions, patternFunctions,
        quantityFunctions, addressFunctions, formatFunctions,
    ]
    .reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }

    private static let standardFunctions: [String: Function] = [
        "size": { (evaluator, values) throws(EvaluationFailure) in
            switch values[0] {
            case .string(let text):
                try evaluator.charge(text.utf8.count / 10)
                return .int(Int64(text.unicodeScalars.count))
            case .bytes(let bytes): return .int(Int64(bytes.count))
            case .list(let elements): return .int(Int64(elements.count))
            case .map(let map): return .int(Int64(map.count))
            default: throw .noOverload("size")
            }
        },
        "contains": { (evaluator, values) throws(EvaluationFailure) in
            let (text, part) = try strings(values, "contains")
            try evaluator.charge((text.utf8.count / 10 + 1) * (part.utf8.count / 10 + 1))
            return .bool(Text.position(of: Array(part.utf8), in: Array(text.utf8)) != nil)
        },
        "startsWith": { (_, values) throws(EvaluationFailure) in
            let (text, part) = try strings(values, "startsWith")
            return .bool(text.utf8.starts(with: part.utf8))
        },
        "endsWith": { (_, values) throws(EvaluationFailure) in
            let (text, part) = try strings(values, "endsWith")
            return .bool(text.utf8.reversed().starts(with: part.utf8.reversed()))
        },
        "optional.of": { (_, values) throws(EvaluationFailure) in .optional(values[0]) },
        "optional.none": { (_, _) throws(EvaluationFailure) in .optional(nil) },
        "optional.ofNonZeroValue": { (_, values) throws(EvaluationFailure) in
            .optional(values[0].isZero ? nil : values[0])
        },
        "hasValue": { (_, values) throws(EvaluationFailure) in .bool(try optional(values, "hasValue") != nil) },
        "value": { (_, values) throws(EvaluationFailure) in
            guard let value = try optional(values, "value") else { throw .failure("the optional value is none") }
            return value
        },
        "or": { (_, values) throws(EvaluationFailure) in try optional(values, "or") != nil ? values[0] : values[1] },
        "orValue": { (_, values) throws(EvaluationFailure) in try optional(values, "orValue") ?? values[1] },
        "type": { (_, values) throws(EvaluationFailure) in .type(values[0].typeName) },
        "dyn": { (_, values) throws(EvaluationFailure) in values[0] },
    ]

    /// Two strings.
    static func strings(_ values: [CELValue], _ name: String) throws(EvaluationFailure) -> (String, String) {
        (try string(values, 0, name), try string(values, 1, name))
    }

    /// A string among the arguments.
    static func string(_ values: [CELValue], _ index: Int, _ name: String) throws(EvaluationFailure) -> String {
        guard index < values.count, case .string(let text) = values[index] else { throw .noOverload(name) }
        return text
    }

    /// A whole number among the arguments.
    static func int(_ values: [CELValue], _ index: Int, _ name: String) throws(EvaluationFailure) -> Int64 {
        guard index < values.count, case .int(let value) = values[index] else { throw .noOverload(name) }
        return value
    }

    /// The list that is the first argument.
    static func list(_ values: [CELValue], _ index: Int, _ name: String) throws(EvaluationFailure) -> [CELValue] {
        guard index < values.count, case .list(let elements) = values[index] else { throw .noOverload(name) }
        return elements
    }

    private static func optional(_ values: [CELValue], _ name: String) throws(EvaluationFailure) -> CELValue? {
        guard case .optional(let inner) = values[0] else { throw .noOverload(name) }
        return inner
    }
}

extension CELValue {
    /// Whether it is its type's empty value.
    fileprivate var isZero: Bool {
        switch self {
        case .null: true
        case .bool(let value): !value
        case .int(let value): value == 0
        case .uint(let value): value == 0
        case .double(let value): value == 0
        case .string(let text): text.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .list(let elements): elements.isEmpty
        case .map(let map): map.count == 0
        case .duration(let value): value == 0
        case .optional(let inner): inner == nil
        case .timestamp, .type, .quantity, .address, .network, .format, .unknown: false
        }
    }
}
