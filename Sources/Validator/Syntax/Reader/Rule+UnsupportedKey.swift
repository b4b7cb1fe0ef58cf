import Diagnostics
import YAML

extension Rule {
    /// A key is something that JSON can have as one.
    static let unsupportedKey = Rule(
        id: "unsupported-key",
        category: .syntax,
        severity: .error,
        summary: "a key is something that JSON can have as one",
        explanation: """
            Kubernetes turns YAML into JSON, whose keys are strings: numbers and booleans are converted, but \
            `null`, an empty key, a list or a mapping are refused. Quote the key, or remove it.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              ~: nothing

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              "~": nothing

            """
        ),
        check: .reader([.unsupportedKey])
    )
}
