public import YAML

extension PortNumber: FieldValue {
    /// An integer from 1 to 65535.
    public static var schema: ValueSchema {
        .integer(minimum: Int64(range.lowerBound), maximum: Int64(range.upperBound))
    }

    /// A port.
    public static var sample: PortNumber { 8080 }

    /// Writes the number.
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.integer(Int64(value))
    }

    /// Reads an integer.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> PortNumber {
        let number = try reader.integer()
        do throws(TextError) {
            return try PortNumber(Int(number))
        } catch {
            throw reader.fail(error.description)
        }
    }
}
