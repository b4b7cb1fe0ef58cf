public import YAML

/// A label of a DNS name (RFC 1123), as names of namespaces and containers are: `acme-corp`.
///
/// Source: `IsDNS1123Label` in `k8s.io/apimachinery/pkg/util/validation/validation.go`.
public struct DNSLabel: TextValue {
    /// The text, as it was given.
    public let text: String

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "acme-corp",
        pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
        maximumLength: 63
    )

    static let rule = NameRule(
        kind: "a DNS label",
        rule: "at most 63 of a-z, 0-9 and '-', starting and ending with a letter or digit",
        maximum: 63,
        allowed: .lowercaseAndDigits.union(ByteSet("-")),
        first: .lowercaseAndDigits,
        last: .lowercaseAndDigits
    )

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        try Self.rule.check(text, suggestion: NameRule.hyphenated)
        self.text = text
    }

    /// Every DNS-1035 label is a DNS label.
    public init(_ label: DNS1035Label) { text = label.text }
}
