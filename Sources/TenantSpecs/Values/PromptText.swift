public import YAML

/// What the assistant of a tenant is told before every conversation.
public struct PromptText: TextValue {
    /// The prompt.
    public let text: String

    /// The most bytes that a prompt may have; it is sent with every call, and a ConfigMap holds it.
    public static let maximumBytes = 65_536

    /// Reads a prompt.
    ///
    /// - Throws: `TextError` when it is blank, too large, or holds control characters other than tabs and line feeds.
    public init(parsing text: String) throws(TextError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw TextError(
                text: text,
                expected: "a prompt: it has \(text.utf8.count) bytes, at most 65536 are allowed"
            )
        }
        let isPrintable = text.unicodeScalars.allSatisfy {
            $0 == "\n" || $0 == "\t" || !$0.isControl
        }
        guard text.contains(where: { !$0.isWhitespace }), isPrintable else {
            throw TextError(text: text, expected: "a prompt: text that is not blank, without control characters")
        }
        self.text = text
    }

    /// Up to 65,536 bytes.
    public static var grammar: TextGrammar {
        .init(example: "You are a helpful assistant.", maximumLength: maximumBytes)
    }
}
