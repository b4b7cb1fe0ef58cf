import Diagnostics
import YAML

extension Rule {
    /// A file has no NUL and no other control characters.
    static let controlCharacter = Rule(
        id: "control-character",
        category: .syntax,
        severity: .error,
        summary: "a file has no NUL and no other control characters",
        explanation: """
            Characters such as NUL are not allowed in YAML, cannot be seen in review, and end a text early in \
            some programs. Write them as an escape in double quotes (`\\0`) where they are meant.
            """,
        bad: .manifest("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\0b\n"),
        good: .manifest("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ab\n"),
        check: .reader([.control])
    )
}
