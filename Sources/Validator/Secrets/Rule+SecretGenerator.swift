import Diagnostics
import YAML

extension Rule {
    /// No kustomization makes Secrets of what is in Git.
    static let secretGenerator: Rule = Rule(
        id: "secret-generator",
        category: .secrets,
        severity: .error,
        summary: "no kustomization makes a Secret of values in the tree",
        explanation: """
            A secretGenerator takes the values of its Secret from the kustomization or from files beside it: they \
            are in Git as they are. An ExternalSecret names where the value is kept.
            """,
        bad: .tree([
            "kustomization.yaml": """
            secretGenerator:
              - name: database
                literals: [password=orange boat]

            """
        ]),
        good: .tree([
            "kustomization.yaml": """
            configMapGenerator:
              - name: database
                literals: [host=db.acme-corp]

            """
        ]),
        check: .kustomization { document, path, findings in
            for generator in document.list("secretGenerator") {
                for field in ["literals", "files", "envs", "env"] as [StaticString] {
                    guard let value = generator.field(field) else { continue }
                    let entries = value.kind == .sequence ? Array(value.elements) : [value]
                    for entry in entries where !isFilledInLater(entry) {
                        findings.report(.secretGenerator(generator, entry, document, path))
                    }
                }
            }
        }
    )

    /// Whether a literal names what stands for its value.
    private static func isFilledInLater(_ entry: YAMLNode) -> Bool {
        guard let equals = entry.text.firstIndex(of: "=") else { return false }
        return PlainSecret.isPlaceholder(String(entry.text[entry.text.index(after: equals)...]))
    }
}

extension Diagnostic {
    fileprivate static func secretGenerator(
        _ generator: YAMLNode,
        _ entry: YAMLNode,
        _ document: YAMLNode,
        _ path: String
    ) -> Diagnostic {
        Diagnostic(
            .secretGenerator,
            "the Secret '\(generator.text("name") ?? "")' is made of what is in Git; replace the value, and let an "
                + "ExternalSecret fetch it",
            at: Place(
                SourceLocation(path: path, range: entry.range),
                pointer: JSONPointer.of(entry, in: document)
            )
        )
    }
}
