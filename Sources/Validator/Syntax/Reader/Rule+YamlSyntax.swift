import Diagnostics
import YAML

extension Rule {
    /// A file follows the grammar of YAML.
    static let yamlSyntax = Rule(
        id: "yaml-syntax",
        category: .syntax,
        severity: .error,
        summary: "a file follows the grammar of YAML",
        explanation: """
            Readers stop where the grammar is broken, and the whole file is lost: kubectl, kustomize and the \
            controllers refuse it. Often the place where a reader notices is a little after the mistake: look \
            for an unclosed quote or bracket, or for a line that is indented unlike its neighbours.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              greeting: "hello

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              greeting: "hello"

            """
        ),
        check: .reader([.syntax])
    )
}
