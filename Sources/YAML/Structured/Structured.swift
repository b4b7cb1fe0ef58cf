/// A value that says once what its fields are; writing, reading and `Codable` follow from that one place.
///
/// ```swift
/// public struct ContainerPort: Structured {
///     public var name: PortName?
///     public var containerPort: PortNumber
///
///     public static func fields<Visitor: FieldVisitor>(
///         of value: Self?,
///         _ visit: inout Visitor
///     ) throws(Visitor.Failure) -> Self {
///         try Self(
///             name: visit.optional("name", value?.name),
///             containerPort: visit.required("containerPort", value?.containerPort)
///         )
///     }
/// }
/// ```
public protocol Structured: FieldValue {
    /// Visits every field in the order in which it is written, and builds the value from what the visitor hands back.
    ///
    /// - Parameter value: the value that a writer visits; `nil` while reading.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self
}

extension Structured {
    /// Writes the fields as a mapping.
    @inlinable
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.mapping { writer in _ = Self.fields(of: self, &writer) }
    }

    /// Reads the fields from a mapping; a key that no field has is a problem.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Self {
        try reader.mapping { reader throws(FieldFailure) in try fields(of: nil, &reader) }
    }

    /// The fields with their types and documentation.
    public static var schema: ValueSchema {
        var visitor = SchemaVisitor()
        _ = fields(of: nil, &visitor)
        return .object(visitor.fields)
    }

    /// A value with every field set.
    public static var sample: Self {
        var visitor = SampleVisitor()
        return fields(of: nil, &visitor)
    }

    /// The value as a YAML document in block style, ending in a line feed.
    public func yaml() -> String {
        var writer = YAMLWriter()
        write(to: &writer)
        writer.endDocument()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The value as a JSON text of two spaces a level, ending in a line feed.
    public func json() -> String {
        var writer = JSONWriter()
        write(to: &writer)
        writer.endDocument()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
