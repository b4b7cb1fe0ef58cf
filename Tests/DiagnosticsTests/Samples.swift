import Diagnostics

typealias SourceLocation = Diagnostics.SourceLocation

/// A range on one line.
func range(_ line: Int, _ columns: Range<Int>) -> SourceRange {
    SourceRange(
        start: SourcePosition(line: line, column: columns.lowerBound),
        end: SourcePosition(line: line, column: columns.upperBound)
    )
}

enum Samples {
    static let path = "tenants.d/acme-corp.yaml"

    static let text = """
        kind: Tenant
        metadata:
          name: acme-corp
        spec:
        \tcompany: 日本 é\u{301}x
          app: {replcas: 2}
          name: \u{1B}[2Jevil
        """

    static let misspelt = Diagnostic(
        "unknown-field",
        .error,
        "unknown field 'replcas'; did you mean 'replicas'?",
        at: SourceLocation(path: path, range: range(6, 9..<16)),
        object: "Tenant acme-corp",
        pointer: "/spec/app/replcas",
        fix: .init("rename it to 'replicas'", edits: [.init(range(6, 9..<16), replacement: "replicas")])
    )

    static let duplicate = Diagnostic(
        "duplicate-key",
        .warning,
        "key 'name' is defined twice",
        at: SourceLocation(path: path, range: range(7, 3..<7)),
        notes: [
            .init("first defined here", at: SourceLocation(path: path, range: range(3, 3..<7))),
            .init("the last one wins in kubectl"),
        ]
    )

    /// Findings of every shape: with and without a place, over lines, in a file that isn't there.
    static let all = [
        Diagnostic("no-input", .error, "no file matches 'tenants.d/*.yml'"),
        Diagnostic("empty-file", .info, "the file is empty", at: SourceLocation(path: "tenants.d/empty.yaml")),
        Diagnostic(
            "gone",
            .error,
            "the file changed while it was read",
            at: SourceLocation(path: "tenants.d/gone.yaml", range: range(2, 1..<3))
        ),
        Diagnostic(
            "multi-line",
            .warning,
            "the mapping goes on",
            at: SourceLocation(
                path: path,
                range: SourceRange(start: .init(line: 2, column: 1), end: .init(line: 3, column: 8))
            )
        ),
        Diagnostic(
            "tab",
            .error,
            "indent with spaces",
            at: SourceLocation(path: path, range: SourceRange(at: .init(line: 5, column: 1)))
        ),
        Diagnostic("wide", .info, "wide", at: SourceLocation(path: path, range: range(5, 11..<13))),
        Diagnostic("combining", .info, "after a mark", at: SourceLocation(path: path, range: range(5, 16..<17))),
        misspelt,
        duplicate,
        Diagnostic("control", .error, "'\u{1B}[2Jevil'", at: SourceLocation(path: path, range: range(7, 9..<17))),
    ].sortedAndUnique()
}
