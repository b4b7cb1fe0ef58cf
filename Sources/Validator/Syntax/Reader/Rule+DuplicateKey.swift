import Diagnostics
import YAML

extension Rule {
    /// No key is set twice in one mapping.
    static let duplicateKey = Rule(
        id: "duplicate-key",
        category: .syntax,
        severity: .error,
        summary: "no key is set twice in one mapping",
        explanation: """
            Kubernetes takes the last of two values without a word, kustomize refuses the file, others take the \
            first. What reviewers read is then not what runs. Remove one of the two.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              level: debug
              level: info

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              level: info

            """
        ),
        check: .reader([.duplicateKey])
    )
}
