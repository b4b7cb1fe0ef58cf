import Diagnostics
import YAML

extension Rule {
    /// A value is of the type that its tag says.
    static let mistypedTag = Rule(
        id: "mistyped-tag",
        category: .syntax,
        severity: .error,
        summary: "a value is of the type that its tag says",
        explanation: """
            A tag such as `!!int` forces a type. Readers refuse a value that is none of it. Write the value as it is meant.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              port: !!int http

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              port: "http"

            """
        ),
        check: .reader([.tag])
    )
}
