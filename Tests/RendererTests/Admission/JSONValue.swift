import CEL

/// A value of JSON, as two implementations of CEL are given it and give it.
enum JSONValue: Hashable, Decodable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    case list([JSONValue])
    case object([String: JSONValue])
    /// A value that JSON has none for.
    case other(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self =
            if container.decodeNil() {
                .null
            } else if let value = try? container.decode(Bool.self) {
                .bool(value)
            } else if let value = try? container.decode(Int64.self) {
                .int(value)
            } else if let value = try? container.decode(Double.self) {
                .double(value)
            } else if let value = try? container.decode(String.self) {
                .string(value)
            } else if let value = try? container.decode([JSONValue].self) {
                .list(value)
            } else {
                .object(try container.decode([String: JSONValue].self))
            }
    }

    /// The value of an expression.
    init(_ value: CELValue) {
        self =
            switch value {
            case .null: .null
            case .bool(let value): .bool(value)
            case .int(let value): .int(value)
            case .double(let value): .double(value)
            case .string(let value): .string(value)
            case .list(let values): .list(values.map(JSONValue.init))
            case .map(let map):
                .object(
                    Dictionary(
                        uniqueKeysWithValues: map.keys.compactMap { key in
                            guard case .string(let text) = key, let value = map.value(of: key) else { return nil }
                            return (text, JSONValue(value))
                        }
                    )
                )
            default: .other("\(value)")
            }
    }

    /// The value as expressions see it.
    var celValue: CELValue {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .int(let value): .int(value)
        case .double(let value): .double(value)
        case .string(let value): .string(value)
        case .list(let values): .list(values.map(\.celValue))
        case .object(let values):
            .map(CELEntries(values.sorted { $0.key < $1.key }.map { (.string($0.key), $0.value.celValue) }))
        case .other(let what): .unknown(what)
        }
    }
}
