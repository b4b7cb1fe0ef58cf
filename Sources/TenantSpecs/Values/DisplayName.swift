public import YAML

/// A name for people, on one line: a company, an industry.
public struct DisplayName: TextValue {
    /// The name.
    public let text: String

    /// Reads a name.
    ///
    /// - Throws: `TextError` when it is empty, over 100 characters, or holds control characters.
    public init(parsing text: String) throws(TextError) {
        let isPrintable = text.unicodeScalars.allSatisfy { !$0.isControl }
        guard !text.isEmpty, text.utf8.count <= 400, text.unicodeScalars.count <= 100, isPrintable else {
            throw TextError(text: text, expected: "a name: 1 to 100 characters on one line, without control characters")
        }
        self.text = text
    }

    /// Up to 100 characters.
    public static var grammar: TextGrammar { .init(example: "ACME Corp", maximumLength: 100) }
}
