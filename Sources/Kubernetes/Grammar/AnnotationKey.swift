public import YAML

/// The key of an annotation: as a ``LabelKey``, but its prefix may have upper case.
///
/// Source: `ValidateAnnotations` in `k8s.io/apimachinery/pkg/api/validation/objectmeta.go`, which lowers the key first.
public struct AnnotationKey: TextValue {
    /// The text, as it was given.
    public let text: String

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "prometheus.io/scrape",
        pattern: #"^([A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*/)?"#
            + "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$",
        maximumLength: 253 + 1 + 63
    )

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        try QualifiedName.check(text, kind: "an annotation key") { prefix in
            // Only an ASCII prefix keeps its length and its indices in lower case.
            guard prefix.utf8.allSatisfy({ $0 < 0x80 }) else { return DNSSubdomain.problem(in: prefix) }
            guard let problem = DNSSubdomain.problem(in: prefix.lowercased()) else { return nil }
            guard let stray = problem.stray else { return problem }
            return .init(at: stray)
        }
        self.text = text
    }

    /// Every key of a label may be one of an annotation.
    public init(_ key: LabelKey) { text = key.text }
}
