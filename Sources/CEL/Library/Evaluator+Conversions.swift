extension Evaluator {
    /// `int()`, `string()` and the others (cel-spec: doc/langdef.md, "List of Standard Definitions").
    static let conversionFunctions: [String: Function] = [
        "bool": { (_, values) throws(EvaluationFailure) in
            switch values[0] {
            case .bool: return values[0]
            case .string(let text):
                // Go's `strconv.ParseBool`.
                if ["1", "t", "T", "true", "TRUE", "True"].contains(text) { return .bool(true) }
                if ["0", "f", "F", "false", "FALSE", "False"].contains(text) { return .bool(false) }
                throw .failure("the string is no bool")
            default: throw .noOverload("bool")
            }
        },
        "bytes": { (_, values) throws(EvaluationFailure) in
            switch values[0] {
            case .bytes: return values[0]
            case .string(let text): return .bytes(Array(text.utf8))
            default: throw .noOverload("bytes")
            }
        },
        "double": { (_, values) throws(EvaluationFailure) in
            switch values[0] {
            case .double: return values[0]
            case .int(let value): return .double(Double(value))
            case .uint(let value): return .double(Double(value))
            case .string(let text):
                // Go takes more spellings than Swift: underscores, hexadecimal, names.
                guard !text.isEmpty, text.utf8.allSatisfy({ $0.isDigit || "+-.eE".utf8.contains($0) }) else {
                    if text.utf8.allSatisfy({ $0.isDigit || $0.isLetter || "+-.".utf8.contains($0) }), !text.isEmpty {
                        throw .unsupported("double() of such a string")
                    }
                    throw .failure("the string is no double")
                }
                guard let value = Double(text), value.isFinite else { throw .failure("the string is no double") }
                return .double(value)
            default: throw .noOverload("double")
            }
        },
        "int": { (_, values) throws(EvaluationFailure) in
            switch values[0] {
            case .int: return values[0]
            case .uint(let value):
                guard let value = Int64(exactly: value) else { throw .overflow }
                return .int(value)
            case .double(let value):
                guard value.magnitude < 9_223_372_036_854_775_808, value != -9_223_372_036_854_775_808 else {
                    throw .overflow
                }
                return .int(Int64(value))
            case .string(let text):
                guard let value = Int64(text) else { throw .failure("the string is no int") }
                return .int(value)
            case .timestamp(let time): return .int(time.seconds)
            case .duration(let span): return .int(span)
            default: throw .noOverload("int")
            }
        },
        "uint": { (_, values) throws(EvaluationFailure) in
            switch values[0] {
            case .uint: return values[0]
            case .int(let value):
                guard let value = UInt64(exactly: value) else { throw .overflow }
                return .uint(value)
            case .double(let value):
                guard value >= 0, value < 18_446_744_073_709_551_616 else { throw .overflow }
                return .uint(UInt64(value))
            case .string(let text):
                guard !text.hasPrefix("+"), let value = UInt64(text) else { throw .failure("the string is no uint") }
                return .uint(value)
            default: throw .noOverload("uint")
            }
        },
        "string": { (_, values) throws(EvaluationFailure) in .string(try text(of: values[0])) },
        "duration": { (_, values) throws(EvaluationFailure) in
            switch values[0] {
            case .duration: return values[0]
            case .int(let value): return .duration(value)
            case .string(let text):
                guard let span = GoDuration.parse(text) else { throw .failure("the string is no duration") }
                return .duration(span)
            default: throw .noOverload("duration")
            }
        },
        "timestamp": { (_, values) throws(EvaluationFailure) in
            switch values[0] {
            case .timestamp: return values[0]
            case .int(let value):
                guard CELTimestamp.range.contains(value) else { throw .overflow }
                return .timestamp(CELTimestamp(seconds: value, nanoseconds: 0))
            case .string(let text):
                guard let time = CELTimestamp(text) else { throw .failure("the string is no timestamp") }
                return .timestamp(time)
            default: throw .noOverload("timestamp")
            }
        },
    ]

    private static func text(of value: CELValue) throws(EvaluationFailure) -> String {
        switch value {
        case .string(let text): return text
        case .bool(let value): return value ? "true" : "false"
        case .int(let value): return String(value)
        case .uint(let value): return String(value)
        case .double(let value): return Text.decimal(value)
        case .bytes(let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else { throw .failure("the bytes are no UTF-8") }
            return text
        case .timestamp(let time): return time.description
        case .duration(let span): return Text.decimal(Double(span) / 1_000_000_000) + "s"
        case .address(let address): return address.description
        case .network(let network): return "\(network.address)/\(network.bits)"
        default: throw .noOverload("string")
        }
    }
}
