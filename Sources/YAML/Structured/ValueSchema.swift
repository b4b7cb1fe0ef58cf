/// What a field may hold, as a value: editors' schemas and reference tables are printed from it.
public indirect enum ValueSchema: Hashable, Sendable {
    /// Any string.
    case string
    /// A string of a grammar.
    case text(TextGrammar)
    /// One of these words.
    case enumeration([String])
    /// `true` or `false`.
    case boolean
    /// An integer, with bounds where it has any (both inclusive).
    case integer(minimum: Int64?, maximum: Int64?)
    /// A number, with bounds where it has any (both inclusive).
    case number(minimum: Double?, maximum: Double?)
    /// An integer or a string, as for a port by number or name.
    case integerOrString
    /// A list of equal items.
    case list(ValueSchema)
    /// A map from keys of one kind to values of one kind.
    case map(key: ValueSchema, value: ValueSchema)
    /// A structure of named fields, and no others.
    case object([Field])

    /// One field of a structure.
    public struct Field: Hashable, Sendable {
        /// Its name.
        public var key: String
        /// What it may hold.
        public var value: ValueSchema
        /// Whether it must be there.
        public var isRequired: Bool
        /// The only text that it may hold, as for `kind`.
        public var constant: String?
        /// Its default as JSON text, where it has one.
        public var defaultJSON: String?
        /// What it is, and its unit; empty when nothing was said.
        public var documentation: String
    }
}

/// Collects the fields of a structure.
struct SchemaVisitor: FieldVisitor {
    typealias Failure = Never

    private(set) var fields: [ValueSchema.Field] = []

    mutating func constant(_ key: StaticString, _ value: StaticString) {
        fields.append(
            .init(
                key: key.description,
                value: .string,
                isRequired: true,
                constant: value.description,
                documentation: ""
            )
        )
    }

    mutating func required<Value: FieldValue>(
        _ key: StaticString,
        _: Value?,
        _ documentation: StaticString
    ) -> Value {
        append(key, Value.self, isRequired: true, documentation: documentation)
        return Value.sample
    }

    mutating func optional<Value: FieldValue>(
        _ key: StaticString,
        _: Value??,
        _ documentation: StaticString
    ) -> Value? {
        append(key, Value.self, documentation: documentation)
        return nil
    }

    mutating func optional<Value: FieldValue>(
        _ key: StaticString,
        _: Value?,
        default defaultValue: Value,
        _ documentation: StaticString
    ) -> Value {
        var writer = JSONWriter(style: .compact)
        defaultValue.write(to: &writer)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        append(key, Value.self, defaultJSON: text, documentation: documentation)
        return defaultValue
    }

    private mutating func append<Value: FieldValue>(
        _ key: StaticString,
        _: Value.Type,
        isRequired: Bool = false,
        defaultJSON: String? = nil,
        documentation: StaticString
    ) {
        fields.append(
            .init(
                key: key.description,
                value: Value.schema,
                isRequired: isRequired,
                constant: nil,
                defaultJSON: defaultJSON,
                documentation: documentation.description
            )
        )
    }
}

/// Builds a value with every field set.
struct SampleVisitor: FieldVisitor {
    typealias Failure = Never

    func constant(_: StaticString, _: StaticString) {}

    func required<Value: FieldValue>(_: StaticString, _: Value?, _: StaticString) -> Value {
        Value.sample
    }

    func optional<Value: FieldValue>(_: StaticString, _: Value??, _: StaticString) -> Value? {
        Value.sample
    }

    func optional<Value: FieldValue>(_: StaticString, _: Value?, default _: Value, _: StaticString) -> Value {
        Value.sample
    }
}
