import Diagnostics
import YAML

extension Rule {
    /// Nothing contains itself.
    static let recursiveAlias = Rule(
        id: "recursive-alias",
        category: .syntax,
        severity: .error,
        summary: "nothing contains itself",
        explanation: """
            An alias within what it stands for describes a value without end. Readers refuse it, and those that \
            do not hang.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data: &all
              again: *all

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              again: "no"

            """
        ),
        check: .reader([.recursiveAlias])
    )
}
