extension Array: FieldValue where Element: FieldValue {
    /// A list of the element.
    public static var schema: ValueSchema { .list(Element.schema) }
    /// A list of one.
    public static var sample: [Element] { [Element.sample] }

    /// Writes the items in order.
    @inlinable
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.sequence(self) { writer, element in element.write(to: &writer) }
    }

    /// Reads every item; the list fails when one of them does, after all have been read.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> [Element] {
        try reader.sequence { reader throws(FieldFailure) in try Element.read(from: &reader) }
    }
}
