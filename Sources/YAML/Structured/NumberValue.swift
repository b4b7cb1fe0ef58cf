/// A field that holds a number within bounds.
public protocol NumberValue: FieldValue, ExpressibleByFloatLiteral {
    /// The number; `nil` when it is out of bounds.
    init?(_ value: Double)

    /// The number.
    var value: Double { get }

    /// What is expected, in a few words: `a percentage above 0 and below 100`.
    static var expectation: String { get }
}

extension NumberValue {
    /// A literal; one that is out of bounds is a mistake in the program and traps.
    public init(floatLiteral value: Double) {
        guard let number = Self(value) else { preconditionFailure("\(value) is not \(Self.expectation)") }
        self = number
    }

    /// Decodes a number and checks its bounds.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let value = try container.decode(Double.self)
        guard let number = Self(value) else {
            let message = "expected \(Self.expectation), found \(value)"
            throw DecodingError.dataCorruptedError(in: container, debugDescription: message)
        }
        self = number
    }

    /// Encodes the number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// Writes the number.
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.double(value)
    }

    /// Reads a number and checks its bounds.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Self {
        let value = try reader.double()
        guard let number = Self(value) else {
            throw reader.fail("expected \(expectation), found \(value)")
        }
        return number
    }
}
