extension String: FieldValue {
    /// Any string.
    public static var schema: ValueSchema { .string }
    /// A word.
    public static var sample: String { "text" }

    /// Writes the string, quoted as the format needs it.
    @inlinable
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.string(self)
    }

    /// Reads a scalar that every reader takes for a string.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> String {
        try reader.text(acceptsNumbers: false)
    }
}

extension Bool: FieldValue {
    /// `true` or `false`.
    public static var schema: ValueSchema { .boolean }
    /// True.
    public static var sample: Bool { true }

    /// Writes `true` or `false`.
    @inlinable
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.bool(self)
    }

    /// Reads `true` or `false`.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Bool {
        try reader.bool()
    }
}

extension Double: FieldValue {
    /// Any finite number.
    public static var schema: ValueSchema { .number(minimum: nil, maximum: nil) }
    /// A number with a fraction.
    public static var sample: Double { 0.5 }

    /// Writes the shortest text that reads back as the same number.
    @inlinable
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.double(self)
    }

    /// Reads a number.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Double {
        try reader.double()
    }
}

/// The integers that fields hold.
public protocol IntegerFieldValue: FieldValue, FixedWidthInteger {}

extension IntegerFieldValue {
    /// Any integer of this width.
    public static var schema: ValueSchema { .integer(minimum: nil, maximum: nil) }
    /// One.
    public static var sample: Self { 1 }

    /// Writes the digits.
    @inlinable
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.integer(Int64(self))
    }

    /// Reads an integer of this width.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Self {
        let value = try reader.integer()
        guard let exact = Self(exactly: value) else {
            throw reader.fail("expected an integer from \(Self.min) to \(Self.max), found \(value)")
        }
        return exact
    }
}

extension Int: IntegerFieldValue {}
extension Int32: IntegerFieldValue {}
extension Int64: IntegerFieldValue {}

/// A closed set of words.
public protocol EnumFieldValue: FieldValue, RawRepresentable<String>, CaseIterable {}

extension EnumFieldValue {
    /// One of the words.
    public static var schema: ValueSchema { .enumeration(allCases.map(\.rawValue)) }

    /// The first of the words.
    public static var sample: Self {
        guard let first = allCases.first else { preconditionFailure("\(Self.self) has no case") }
        return first
    }

    /// Writes the word.
    @inlinable
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.string(rawValue)
    }

    /// Reads one of the words.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Self {
        let text = try reader.text(acceptsNumbers: false)
        guard let value = Self(rawValue: text) else {
            throw reader.fail(unknown: text, among: allCases.map(\.rawValue))
        }
        return value
    }
}
