public import YAML

/// DNS labels joined by dots (RFC 1123), as most names of objects are: `monitoring.acme-corp`.
///
/// Source: `IsDNS1123Subdomain` in `k8s.io/apimachinery/pkg/util/validation/validation.go`; a label in it may be longer
/// than 63 characters.
public struct DNSSubdomain: TextValue {
    /// The text, as it was given.
    public let text: String

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "kube-root-ca.crt",
        pattern: #"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"#,
        maximumLength: 253
    )

    private static let rule = NameRule(
        kind: "a DNS subdomain",
        rule: "at most 253 of a-z, 0-9, '-' and '.', every part starting and ending with a letter or digit",
        maximum: 253,
        allowed: .lowercaseAndDigits.union(ByteSet("-.")),
        first: .lowercaseAndDigits,
        last: .lowercaseAndDigits
    )

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        if let problem = Self.problem(in: text) {
            throw Self.rule.error(text, because: problem.message(in: text), suggestion: Self.mended)
        }
        self.text = text
    }

    /// Every DNS label is a subdomain of one part.
    public init(_ label: DNSLabel) { text = label.text }

    /// Every DNS-1035 label is a subdomain of one part.
    public init(_ label: DNS1035Label) { text = label.text }

    /// What is wrong with a text, or `nil`.
    static func problem<Text: StringProtocol>(
        in text: Text
    ) -> NameRule.Problem? where Text.UTF8View: BidirectionalCollection {
        if let problem = rule.problem(in: text) { return problem }
        var previous: UInt8?
        for byte in text.utf8 {
            switch (previous, byte) {
            case (UInt8(ascii: "."), UInt8(ascii: ".")): return .init(text: "has an empty part: '..'")
            case (UInt8(ascii: "-"), UInt8(ascii: ".")): return .init(text: "has a part that ends with '-'")
            case (UInt8(ascii: "."), UInt8(ascii: "-")): return .init(text: "has a part that starts with '-'")
            default: break
            }
            previous = byte
        }
        return nil
    }

    private static func mended(_ text: String) -> String? {
        let parts = text.split(separator: ".").compactMap { NameRule.hyphenated(String($0)) }
        return parts.isEmpty ? nil : parts.joined(separator: ".")
    }
}
