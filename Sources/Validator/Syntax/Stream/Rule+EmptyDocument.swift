import Diagnostics

extension Rule {
    /// A file has no document without content.
    static let emptyDocument = Rule(
        id: "empty-document",
        category: .syntax,
        severity: .info,
        summary: "a file has no document without content",
        explanation: """
            Two separators with nothing between them are skipped by kubectl, but counted by tools that number \
            documents, and often a sign that something was cut out by mistake.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: first
            ---
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: second

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: first
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: second

            """
        ),
        check: .lines { lines, findings in
            for line in lines.emptyDocuments { findings.report(.emptyDocument(line: line, path: lines.path)) }
        }
    )
}

extension Diagnostic {
    fileprivate static func emptyDocument(line: Int, path: String) -> Diagnostic {
        Diagnostic(
            .emptyDocument,
            "nothing comes after this '---'; remove it",
            at: Place(path: path, range: SourceRange(at: SourcePosition(line: line, column: 1)))
        )
    }
}
