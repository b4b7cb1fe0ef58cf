/// What a field can hold: a scalar, a list, a map, or a structure of fields.
public protocol FieldValue: Codable, Hashable, Sendable {
    /// What a value may look like, for editors and documentation.
    static var schema: ValueSchema { get }
    /// A legal value with every field set, for tests and descriptions.
    static var sample: Self { get }

    /// Writes the value at the writer's place.
    func write<Writer: ValueWriter>(to writer: inout Writer)

    /// Reads a value from the reader's current node.
    ///
    /// - Throws: `FieldFailure` once the reader has recorded what is wrong.
    static func read(from reader: inout FieldReader) throws(FieldFailure) -> Self
}

/// Where values are written to: YAML or JSON text.
public protocol ValueWriter: FieldVisitor where Failure == Never {
    /// Writes a boolean.
    mutating func bool(_ value: Bool)
    /// Writes an integer.
    mutating func integer(_ value: Int64)
    /// Writes a finite floating-point number; what is not finite is written as `null`, as JSON has nothing for it.
    mutating func double(_ value: Double)
    /// Writes a string, quoted as the format needs it.
    mutating func string(_ value: String)
    /// Writes a mapping whose entries `body` writes, each a key and then a value.
    mutating func mapping(_ body: (inout Self) -> Void)
    /// Writes a sequence, one item for each call of `body` with the next element.
    mutating func sequence<Element>(_ elements: [Element], _ body: (inout Self, Element) -> Void)
    /// Writes the key of the value that follows; a static key is one that needs no quoting.
    mutating func key(_ key: StaticString)
    /// Writes the key of the value that follows.
    mutating func key(_ key: String)
}

extension ValueWriter {
    /// Writes the field.
    @inlinable
    public mutating func constant(_ key: StaticString, _ value: StaticString) {
        self.key(key)
        string(value.description)
    }

    /// Writes the field.
    @inlinable
    public mutating func required<Value: FieldValue>(
        _ key: StaticString,
        _ value: Value?,
        _ documentation: StaticString
    ) -> Value {
        guard let value else { preconditionFailure("a writer visits a value, so each required field has one") }
        self.key(key)
        value.write(to: &self)
        return value
    }

    /// Writes the field if it is set.
    @inlinable
    public mutating func optional<Value: FieldValue>(
        _ key: StaticString,
        _ value: Value??,
        _ documentation: StaticString
    ) -> Value? {
        guard case .some(.some(let value)) = value else { return nil }
        self.key(key)
        value.write(to: &self)
        return value
    }

    /// Writes the field if it differs from its default.
    @inlinable
    public mutating func optional<Value: FieldValue>(
        _ key: StaticString,
        _ value: Value?,
        default defaultValue: Value,
        _ documentation: StaticString
    ) -> Value {
        guard let value, value != defaultValue else { return defaultValue }
        self.key(key)
        value.write(to: &self)
        return value
    }
}
