import Diagnostics

extension Rule {
    /// Nothing but a comment follows a separator on its line.
    static let separatorContent = Rule(
        id: "separator-content",
        category: .syntax,
        severity: .error,
        summary: "nothing but a comment follows a separator on its line",
        explanation: """
            YAML lets a document start on the line of its `---`. Kubernetes splits files by lines: kubectl \
            refuses such a separator, and other tools lose what is on it (apimachinery: \
            pkg/util/yaml/decoder.go). Start the document on the next line.
            """,
        bad: .manifest(
            """
            --- {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}}

            """
        ),
        good: .manifest(
            """
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}}

            """
        ),
        check: .lines { lines, findings in
            for content in lines.separatorContent {
                findings.report(.separatorContent(content.range, mayMove: content.mayMove, path: lines.path))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func separatorContent(_ range: SourceRange, mayMove: Bool, path: String) -> Diagnostic {
        Diagnostic(
            .separatorContent,
            "kubectl refuses what follows '---' on its line; start the document on the next line",
            at: Place(path: path, range: range),
            fix: mayMove
                ? Fix("start a new line", edits: [Edit(SourceRange(at: range.start), replacement: "\n")]) : nil
        )
    }
}
