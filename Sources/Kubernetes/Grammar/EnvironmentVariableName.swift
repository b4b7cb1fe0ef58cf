public import YAML

/// The name of an environment variable of a container, in the form that every supported Kubernetes takes.
///
/// Source: `IsEnvVarName` in `k8s.io/apimachinery/pkg/util/validation/validation.go`; newer versions also take other
/// printable characters (`IsRelaxedEnvVarName`).
public struct EnvironmentVariableName: TextValue {
    /// The text, as it was given.
    public let text: String

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "LLM_MODEL",
        pattern: #"^(?!\.\.)(?!\.$)[-._a-zA-Z][-._a-zA-Z0-9]*$"#
    )

    private static let rule = NameRule(
        kind: "a name of an environment variable",
        rule: "letters, digits, '_', '-' and '.', not starting with a digit or '..'",
        maximum: .max,
        allowed: .alphanumerics.union(ByteSet("-_.")),
        first: .lowercase.union(.uppercase).union(ByteSet("-_.")),
        last: .alphanumerics.union(ByteSet("-_."))
    )

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        let mended: (String) -> String? = { text in
            NameRule.separated(text, allowed: Self.rule.allowed, by: UInt8(ascii: "_"), trim: false)
        }
        try Self.rule.check(text, suggestion: mended)
        if let problem = text.parentFolderProblem { throw Self.rule.error(text, because: problem) }
        self.text = text
    }
}

extension String {
    /// What Kubernetes has against names that a path would lead out with (`hasChDirPrefix` in `validation.go`).
    var parentFolderProblem: String? {
        switch self {
        case ".": "is '.'"
        case _ where utf8.starts(with: "..".utf8): "starts with '..'"
        default: nil
        }
    }
}
