public import YAML

extension IntOrString: FieldValue {
    /// An integer or a string.
    public static var schema: ValueSchema { .integerOrString }

    /// A number.
    public static var sample: IntOrString { 1 }

    /// Writes the number, or the text so that it isn't taken for one.
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        switch self {
        case .int(let value): writer.integer(Int64(value))
        case .string(let value): writer.string(value)
        }
    }

    /// Reads an integer of 32 bits or a string.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> IntOrString {
        let (integer, text) = try reader.integerOrText()
        guard let integer else { return .string(text) }
        guard let number = Int32(exactly: integer) else {
            throw reader.fail("expected an integer from \(Int32.min) to \(Int32.max), found \(integer)")
        }
        return .int(number)
    }
}
