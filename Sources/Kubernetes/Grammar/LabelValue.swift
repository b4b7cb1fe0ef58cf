public import YAML

/// The value of a label, which may be empty.
///
/// Source: `IsLabelValue` in `k8s.io/apimachinery/pkg/api/validate/content` (formerly `IsValidLabelValue`).
public struct LabelValue: TextValue {
    /// The text, as it was given.
    public let text: String

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "acme-corp",
        pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$",
        maximumLength: 63
    )

    private static let rule = NameRule(
        kind: "a label value",
        rule: "nothing, or at most 63 of A-Z, a-z, 0-9, '-', '_' and '.', starting and ending with a letter or digit",
        maximum: 63,
        allowed: .alphanumerics.union(ByteSet("-_.")),
        first: .alphanumerics,
        last: .alphanumerics
    )

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        if !text.isEmpty {
            try Self.rule.check(text) { text in
                NameRule.separated(text, allowed: Self.rule.allowed, by: UInt8(ascii: "-"), trim: true)
            }
        }
        self.text = text
    }

    /// Every DNS label may be the value of a label.
    public init(_ label: DNSLabel) { text = label.text }

    /// Every DNS-1035 label may be the value of a label.
    public init(_ label: DNS1035Label) { text = label.text }
}
