public import YAML

/// A channel or a member of a Slack workspace: `#alerts`, `@anna`, or an identifier such as `C024BE91L`.
public struct SlackChannel: TextValue {
    /// The name with its sign, or the identifier.
    public let text: String

    /// Reads a name or an identifier.
    ///
    /// - Throws: `TextError` when it is empty, longer than 81 characters, or has blanks, braces or controls: Alertmanager
    ///   would expand `{{` as a template.
    public init(parsing text: String) throws(TextError) {
        let name = text.hasPrefix("#") || text.hasPrefix("@") ? text.dropFirst() : text[...]
        let isLegal = name.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && !(0x7F...0xA0).contains(scalar.value) && !"{}#@".unicodeScalars.contains(scalar)
        }
        guard !name.isEmpty, isLegal, text.unicodeScalars.count <= 81 else {
            throw TextError(text: text, expected: "a Slack channel: '#alerts', '@anna', or an identifier")
        }
        self.text = text
    }

    /// A sign and a name, or an identifier.
    public static var grammar: TextGrammar {
        .init(example: "#alerts", pattern: "^[#@]?[^\\s{}#@]+$", maximumLength: 81)
    }
}
