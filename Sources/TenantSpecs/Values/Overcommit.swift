public import YAML

/// How many times something that there is may be promised: above 0, at most 100.
public struct Overcommit: FieldValue, ExpressibleByFloatLiteral {
    /// The factor.
    public let value: Double

    /// The factor, `nil` when it is out of bounds.
    public init?(_ value: Double) {
        guard value > 0, value <= 100 else { return nil }
        self.value = value
    }

    /// A literal; one that is out of bounds is a mistake in the program and traps.
    public init(floatLiteral value: Double) {
        precondition(value > 0 && value <= 100, "\(value) is not above 0 and at most 100")
        self.value = value
    }

    /// Decodes a number and checks its bounds.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(Double.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected above 0, at most 100")
        }
        self = value
    }

    /// Encodes the number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// A number above 0, at most 100.
    public static var schema: ValueSchema { .number(minimum: 0, maximum: 100) }
    /// Half as much again.
    public static var sample: Overcommit { 1.5 }

    /// Writes the number.
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.double(value)
    }

    /// Reads a number and checks its bounds.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Overcommit {
        let number = try reader.double()
        guard let value = Overcommit(number) else {
            throw reader.fail("expected a factor above 0, at most 100, found \(number)")
        }
        return value
    }
}
