public import YAML

/// A group of people as the cluster's authenticator names it: `acme-corp:operators`.
public struct GroupName: TextValue {
    /// The name.
    public let text: String

    /// Reads a name.
    ///
    /// Groups that start with `system:` are Kubernetes' own; `system:authenticated` would let in everybody.
    ///
    /// - Throws: `TextError` when it is empty, over 253 characters, starts with `system:`, or holds blanks or controls.
    public init(parsing text: String) throws(TextError) {
        guard !text.hasPrefix("system:") else {
            throw TextError(
                text: text,
                expected:
                    "a group of people: names that start with 'system:' are Kubernetes' own; name a group of your "
                    + "identity provider"
            )
        }
        let isLegal = text.unicodeScalars.allSatisfy {
            !$0.isWhitespace && !$0.isControl
        }
        guard !text.isEmpty, text.utf8.count <= 253, isLegal else {
            throw TextError(text: text, expected: "a group: 1 to 253 characters without blanks")
        }
        self.text = text
    }

    /// Anything but Kubernetes' own groups.
    public static var grammar: TextGrammar {
        .init(example: "acme-corp:operators", pattern: "^(?!system:)\\S+$", maximumLength: 253)
    }
}
