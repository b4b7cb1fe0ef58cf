public import YAML

/// The name of a Role, ClusterRole or a binding of one, which may hold anything that a segment of a path may:
/// `system:node`, `acme-corp:operators`.
///
/// Source: `IsPathSegmentName` in `k8s.io/apimachinery/pkg/api/validate/content/path.go`, which `ValidateRBACName` in
/// `kubernetes/pkg/apis/rbac/validation` calls. A name is required, so an empty one is refused here too.
public struct RBACName: TextValue {
    /// The text, as it was given.
    public let text: String

    /// What such a text looks like.
    public static let grammar = TextGrammar(example: "acme-corp:operators", pattern: #"^(?!\.{1,2}$)[^/%]+$"#)

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        let stray = text.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") }
        let problem: String? =
            if text.isEmpty {
                "is empty"
            } else if text == "." || text == ".." {
                "is '\(text)'"
            } else {
                stray.map(text.problem(at:))
            }
        if let problem {
            throw TextError(
                text,
                isNot: "a name of a role or binding",
                "anything without '/' and '%' but '.' and '..'",
                because: problem
            )
        }
        self.text = text
    }

    /// Every DNS label may be the name of a role.
    public init(_ label: DNSLabel) { text = label.text }

    /// Every DNS subdomain may be the name of a role.
    public init(_ subdomain: DNSSubdomain) { text = subdomain.text }
}
