public import YAML

/// The name of a port of a container, as IANA names services (RFC 6335): `http-metrics`.
///
/// Source: `IsValidPortName` in `k8s.io/apimachinery/pkg/util/validation/validation.go`.
public struct PortName: TextValue {
    /// The text, as it was given.
    public let text: String

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "http",
        pattern: "^(?!.*--)(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
        maximumLength: 15
    )

    private static let rule = NameRule(
        kind: "a port name",
        rule: "at most 15 of a-z, 0-9 and single '-', with a letter, starting and ending with a letter or digit",
        maximum: 15,
        allowed: .lowercaseAndDigits.union(ByteSet("-")),
        first: .lowercaseAndDigits,
        last: .lowercaseAndDigits
    )

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        try Self.rule.check(text, suggestion: Self.mended)
        if !text.utf8.contains(where: ByteSet.lowercase.contains) {
            throw Self.rule.error(text, because: "has no letter")
        }
        if text.contains("--") {
            throw Self.rule.error(text, because: "contains '--'", suggestion: Self.mended)
        }
        self.text = text
    }

    private static func mended(_ text: String) -> String? {
        let name = NameRule.hyphenated(text).flatMap {
            NameRule.separated($0, allowed: .lowercaseAndDigits, by: UInt8(ascii: "-"), trim: true)
        }
        return name?.utf8.contains(where: ByteSet.lowercase.contains) == true ? name : nil
    }
}
