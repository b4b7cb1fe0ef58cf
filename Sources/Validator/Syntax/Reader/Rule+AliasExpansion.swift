import Diagnostics
import YAML

extension Rule {
    /// Aliases do not make a document much larger than it is written.
    static let aliasExpansion = Rule(
        id: "alias-expansion",
        category: .syntax,
        severity: .error,
        summary: "aliases do not make a document much larger than it is written",
        explanation: """
            Aliases of aliases of aliases let a few lines stand for billions of values. The API server refuses \
            such documents, with the same bound as here.
            """,
        bad: .manifest(aliasBomb),
        good: .manifest("list: [a, b, c]\n"),
        check: .reader([.aliasExpansion])
    )
}

/// Four lists of 30, each of aliases of the one before: 810,000 values.
private let aliasBomb = """
    a: &a [\(Array(repeating: "x", count: 30).joined(separator: ", "))]
    b: &b [\(Array(repeating: "*a", count: 30).joined(separator: ", "))]
    c: &c [\(Array(repeating: "*b", count: 30).joined(separator: ", "))]
    d: &d [\(Array(repeating: "*c", count: 30).joined(separator: ", "))]

    """
