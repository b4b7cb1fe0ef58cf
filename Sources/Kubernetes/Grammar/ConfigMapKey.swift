public import YAML

/// A key of a ConfigMap or Secret, which becomes a file's name where it is mounted: `system-prompt.txt`.
///
/// Source: `IsConfigMapKey` in `k8s.io/apimachinery/pkg/util/validation/validation.go`.
public struct ConfigMapKey: TextValue {
    /// The text, as it was given.
    public let text: String

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "system-prompt.txt",
        pattern: #"^(?!\.\.)(?!\.$)[-._a-zA-Z0-9]+$"#,
        maximumLength: 253
    )

    private static let characters = ByteSet.alphanumerics.union(ByteSet("-_."))

    private static let rule = NameRule(
        kind: "a key of a ConfigMap",
        rule: "at most 253 letters, digits, '-', '_' and '.', not '.' and not starting with '..'",
        maximum: 253,
        allowed: characters,
        first: characters,
        last: characters
    )

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        let mended: (String) -> String? = { text in
            NameRule.separated(text, allowed: Self.characters, by: UInt8(ascii: "-"), trim: false)
        }
        try Self.rule.check(text, suggestion: mended)
        if let problem = text.parentFolderProblem { throw Self.rule.error(text, because: problem) }
        self.text = text
    }
}
