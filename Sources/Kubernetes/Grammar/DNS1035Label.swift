public import YAML

/// A label of a DNS name that starts with a letter (RFC 1035), as names of Services are: `llm-proxy`.
///
/// Source: `IsDNS1035Label` in `k8s.io/apimachinery/pkg/util/validation/validation.go`.
public struct DNS1035Label: TextValue {
    /// The text, as it was given.
    public let text: String

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "llm-proxy",
        pattern: "^[a-z]([-a-z0-9]*[a-z0-9])?$",
        maximumLength: 63
    )

    private static let rule = NameRule(
        kind: "a DNS-1035 label",
        rule: "at most 63 of a-z, 0-9 and '-', starting with a letter and ending with a letter or digit",
        maximum: 63,
        allowed: .lowercaseAndDigits.union(ByteSet("-")),
        first: .lowercase,
        last: .lowercaseAndDigits
    )

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        try Self.rule.check(text, suggestion: NameRule.hyphenated)
        self.text = text
    }
}
