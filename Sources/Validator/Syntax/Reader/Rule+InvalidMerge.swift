import Diagnostics
import YAML

extension Rule {
    /// A merge key merges mappings.
    static let invalidMerge = Rule(
        id: "invalid-merge",
        category: .syntax,
        severity: .error,
        summary: "a merge key merges mappings",
        explanation: """
            What follows `<<:` has to be a mapping or a list of mappings. Readers refuse anything else.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              <<: hello

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              "<<": hello

            """
        ),
        check: .reader([.merge])
    )
}
