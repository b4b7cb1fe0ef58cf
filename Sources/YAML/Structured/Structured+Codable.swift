extension Structured {
    /// Decodes the fields; keys that no field has are passed over, as `Codable` types do.
    public init(from decoder: any Decoder) throws {
        var visitor = DecodingVisitor(container: try decoder.container(keyedBy: FieldKey.self))
        self = try Self.fields(of: nil, &visitor)
    }

    /// Encodes the fields that are set.
    public func encode(to encoder: any Encoder) throws {
        var visitor = EncodingVisitor(container: encoder.container(keyedBy: FieldKey.self))
        _ = try Self.fields(of: self, &visitor)
    }
}

/// The name of a field as a coding key.
struct FieldKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(_ key: StaticString) {
        stringValue = key.description
    }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}

private struct DecodingVisitor: FieldVisitor {
    let container: KeyedDecodingContainer<FieldKey>

    func constant(_ key: StaticString, _ value: StaticString) throws {
        let found = try container.decode(String.self, forKey: FieldKey(key))
        guard found == value.description else {
            throw DecodingError.dataCorruptedError(
                forKey: FieldKey(key),
                in: container,
                debugDescription: "expected '\(value)', found '\(found)'"
            )
        }
    }

    func required<Value: FieldValue>(_ key: StaticString, _: Value?, _: StaticString) throws -> Value {
        try container.decode(Value.self, forKey: FieldKey(key))
    }

    func optional<Value: FieldValue>(_ key: StaticString, _: Value??, _: StaticString) throws -> Value? {
        try container.decodeIfPresent(Value.self, forKey: FieldKey(key))
    }

    func optional<Value: FieldValue>(
        _ key: StaticString,
        _: Value?,
        default defaultValue: Value,
        _: StaticString
    ) throws -> Value {
        try container.decodeIfPresent(Value.self, forKey: FieldKey(key)) ?? defaultValue
    }
}

private struct EncodingVisitor: FieldVisitor {
    var container: KeyedEncodingContainer<FieldKey>

    mutating func constant(_ key: StaticString, _ value: StaticString) throws {
        try container.encode(value.description, forKey: FieldKey(key))
    }

    mutating func required<Value: FieldValue>(_ key: StaticString, _ value: Value?, _: StaticString) throws -> Value {
        guard let value else { preconditionFailure("an encoder visits a value, so each required field has one") }
        try container.encode(value, forKey: FieldKey(key))
        return value
    }

    mutating func optional<Value: FieldValue>(_ key: StaticString, _ value: Value??, _: StaticString) throws -> Value? {
        guard case .some(.some(let value)) = value else { return nil }
        try container.encode(value, forKey: FieldKey(key))
        return value
    }

    mutating func optional<Value: FieldValue>(
        _ key: StaticString,
        _ value: Value?,
        default defaultValue: Value,
        _: StaticString
    ) throws -> Value {
        guard let value, value != defaultValue else { return defaultValue }
        try container.encode(value, forKey: FieldKey(key))
        return value
    }
}
