import Diagnostics
import YAML

extension Rule {
    /// An alias stands for an anchor of the same document.
    static let undefinedAlias = Rule(
        id: "undefined-alias",
        category: .syntax,
        severity: .error,
        summary: "an alias stands for an anchor of the same document",
        explanation: """
            An asterisk at the start of a plain value makes it an alias. Without an anchor of that name before \
            it in the same document, every reader refuses the file. Quote the value where an asterisk is meant.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              hosts: *everyone

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              hosts: "*everyone"

            """
        ),
        check: .reader([.undefinedAlias])
    )
}
