import Diagnostics
import YAML

extension Rule {
    /// Only spaces indent.
    static let tabIndentation = Rule(
        id: "tab-indentation",
        category: .syntax,
        severity: .error,
        summary: "only spaces indent",
        explanation: """
            YAML allows no tab where indentation counts, because readers could not agree on its width. Replace \
            it by spaces.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
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
        check: .reader([.tabIndentation])
    )
}
