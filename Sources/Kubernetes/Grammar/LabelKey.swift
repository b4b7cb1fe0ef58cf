public import YAML

/// The key of a label: a name, or a prefix and a name, as `app.kubernetes.io/name`.
///
/// Source: `IsLabelKey` in `k8s.io/apimachinery/pkg/api/validate/content` (formerly `IsQualifiedName`).
public struct LabelKey: TextValue {
    /// The text, as it was given.
    public let text: String

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "app.kubernetes.io/name",
        pattern: #"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"#
            + "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$",
        maximumLength: 253 + 1 + 63
    )

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        try QualifiedName.check(text, kind: "a label key")
        self.text = text
    }

    /// The DNS subdomain before the slash, where there is one.
    public var prefix: Substring? { QualifiedName.split(text).prefix }

    /// The part after the slash, or the whole.
    public var name: Substring { QualifiedName.split(text).name }
}

/// The shape of a key of labels, annotations and resources.
enum QualifiedName {
    private static let rule =
        "at most 63 of A-Z, a-z, 0-9, '-', '_' and '.', starting and ending with a letter or digit,"
        + " after an optional DNS subdomain and '/'"

    static func name(kind: String) -> NameRule {
        NameRule(
            kind: kind,
            rule: rule,
            maximum: 63,
            allowed: .alphanumerics.union(ByteSet("-_.")),
            first: .alphanumerics,
            last: .alphanumerics
        )
    }

    static func split(_ text: String) -> (prefix: Substring?, name: Substring) {
        guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return (nil, text[...]) }
        return (text[..<slash], text[text.utf8.index(after: slash)...])
    }

    /// - Parameter prefixProblem: what is wrong with the part before the slash, or `nil`.
    /// - Throws: `TextError` where the text is no qualified name.
    static func check(
        _ text: String,
        kind: String,
        prefixProblem: (Substring) -> NameRule.Problem? = { DNSSubdomain.problem(in: $0) }
    ) throws(TextError) {
        let rule = name(kind: kind)
        let (prefix, name) = split(text)
        if let prefix, let problem = prefixProblem(prefix) {
            let message = problem.stray == nil ? "has a prefix that \(problem.text)" : problem.message(in: text)
            throw rule.error(text, because: message)
        }
        guard let problem = rule.problem(in: name) else { return }
        let isOfPart = problem.stray == nil && prefix != nil
        let message = isOfPart ? "has a name that \(problem.text)" : problem.message(in: text)
        throw rule.error(text, because: message) { text in
            guard prefix == nil else { return nil }
            return NameRule.separated(text, allowed: rule.allowed, by: UInt8(ascii: "-"), trim: true)
        }
    }
}
