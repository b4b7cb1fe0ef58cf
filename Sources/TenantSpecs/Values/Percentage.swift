public import YAML

/// A share in percent, above 0 and below 100: an objective of 100 % leaves no budget to spend, and none to alert on.
public struct Percentage: FieldValue, ExpressibleByFloatLiteral {
    /// The share, in percent.
    public let value: Double

    /// The share, `nil` when it is out of bounds.
    public init?(_ value: Double) {
        guard value > 0, value < 100 else { return nil }
        self.value = value
    }

    /// A literal; one that is out of bounds is a mistake in the program and traps.
    public init(floatLiteral value: Double) {
        precondition(value > 0 && value < 100, "\(value) is not a percentage above 0 and below 100")
        self.value = value
    }

    /// Decodes a number and checks its bounds.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(Double.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected above 0 and below 100")
        }
        self = value
    }

    /// Encodes the number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// A number between 0 and 100.
    public static var schema: ValueSchema { .number(minimum: 0, maximum: 100) }
    /// Two nines.
    public static var sample: Percentage { 99.0 }

    /// Writes the number.
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.double(value)
    }

    /// Reads a number and checks its bounds.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Percentage {
        let number = try reader.double()
        guard let value = Percentage(number) else {
            throw reader.fail("expected a percentage above 0 and below 100, found \(number)")
        }
        return value
    }
}
