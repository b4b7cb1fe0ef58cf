/// A string with a grammar: parsed once, valid from then on.
///
/// A literal, with or without interpolations, is for text that the program vouches for: a wrong one traps. Text from
/// outside goes through `init(parsing:)`.
public protocol TextValue: FieldValue, CustomStringConvertible, ExpressibleByStringInterpolation {
    /// Reads the text.
    ///
    /// - Throws: `TextError` that says what was expected.
    init(parsing text: String) throws(TextError)

    /// The text as it is written into a manifest.
    var text: String { get }

    /// What is expected, in a few words: `a DNS label`.
    static var grammar: TextGrammar { get }
}

/// What a string of a grammar looks like, for editors and documentation.
public struct TextGrammar: Hashable, Sendable {
    /// A legal text.
    public var example: String
    /// A regular expression (ECMA 262) that every legal text matches; `nil` where none says it well.
    public var pattern: String?
    /// The most characters that a text may have.
    public var maximumLength: Int?
    /// Whether a plain number stands for the text of its digits, as in `cpu: 2`.
    public var acceptsNumbers: Bool

    /// A grammar with an example.
    public init(example: String, pattern: String? = nil, maximumLength: Int? = nil, acceptsNumbers: Bool = false) {
        self.example = example
        self.pattern = pattern
        self.maximumLength = maximumLength
        self.acceptsNumbers = acceptsNumbers
    }
}

/// Tells why a text does not follow a grammar.
public struct TextError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text that was given, cut when it is long.
    public var text: String
    /// What was expected, what is wrong, and how to mend it where that is plain.
    public var expected: String

    /// The whole message.
    public var description: String { "'\(text)' is not \(expected)" }

    /// An error for a text; of a long text the first 60 characters are kept.
    public init(text: String, expected: String) {
        self.text = Self.excerpt(of: text)
        self.expected = expected
    }

    /// The text for a message, cut when it is long.
    static func excerpt(of text: String) -> String {
        // Counted in UTF-8, where the length is known: hostile text may be one cluster of a million scalars.
        text.utf8.count <= 60 ? text : String(text.unicodeScalars.prefix(60)) + "..."
    }
}

extension TextValue {
    /// The text.
    public var description: String { text }

    /// A literal of the grammar; a wrong one is a mistake in the program and traps.
    public init(stringLiteral value: String) {
        do throws(TextError) {
            try self.init(parsing: value)
        } catch {
            preconditionFailure(error.description)
        }
    }

    /// Decodes a single string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do throws(TextError) {
            try self.init(parsing: container.decodedText(acceptsNumbers: Self.grammar.acceptsNumbers))
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    /// Encodes the text as a single string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// Writes the text.
    @inlinable
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.string(text)
    }

    /// Reads the text from a scalar.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Self {
        let text = try reader.text(acceptsNumbers: grammar.acceptsNumbers)
        do throws(TextError) {
            return try Self(parsing: text)
        } catch {
            throw reader.fail(error.description)
        }
    }

    /// A string of the grammar.
    public static var schema: ValueSchema { .text(grammar) }

    /// The example of the grammar.
    public static var sample: Self { Self(stringLiteral: grammar.example) }
}

extension SingleValueDecodingContainer {
    fileprivate func decodedText(acceptsNumbers: Bool) throws(TextError) -> String {
        if let text = try? decode(String.self) { return text }
        if acceptsNumbers, let number = try? decode(Int64.self) { return String(number) }
        if acceptsNumbers, let number = try? decode(Double.self) { return String(number) }
        throw TextError(text: "", expected: acceptsNumbers ? "a string or a number" : "a string")
    }
}
