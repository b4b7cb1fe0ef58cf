public import YAML

/// A closed set of choices that the format writes as numbers.
public protocol NumberedFieldValue: FieldValue, RawRepresentable<Int>, CaseIterable {}

extension NumberedFieldValue {
    /// The span of the numbers.
    public static var schema: ValueSchema {
        let numbers = allCases.map { Int64($0.rawValue) }
        return .integer(minimum: numbers.min(), maximum: numbers.max())
    }

    /// The first of the choices.
    public static var sample: Self {
        guard let first = allCases.first else { preconditionFailure("\(Self.self) has no case") }
        return first
    }

    /// Writes the number.
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.integer(Int64(rawValue))
    }

    /// Reads one of the numbers.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Self {
        let number = try reader.integer()
        guard let value = Int(exactly: number).flatMap(Self.init(rawValue:)) else {
            let list = allCases.map { String($0.rawValue) }.joined(separator: ", ")
            throw reader.fail("expected one of \(list), found \(number)")
        }
        return value
    }
}
