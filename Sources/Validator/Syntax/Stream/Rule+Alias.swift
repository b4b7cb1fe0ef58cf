import Diagnostics
import YAML

extension Rule {
    /// No value is an alias of another one.
    static let alias = Rule(
        id: "alias",
        category: .syntax,
        severity: .warning,
        summary: "no value is an alias of another one",
        explanation: """
            Anchors and aliases make a change in one place act in another, which reviewers and tools that work \
            on lines do not see, and JSON does not have. Write the value out, or generate both places.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              first: &greeting hello
              second: *greeting

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              first: hello
              second: hello

            """
        ),
        check: .node { site, findings in
            guard site.node.isAlias else { return }
            findings.report(.alias(site))
        }
    )
}

extension Diagnostic {
    fileprivate static func alias(_ site: NodeSite) -> Diagnostic {
        Diagnostic(
            .alias,
            "an alias hides what the value is; write it out",
            at: site.place
        )
    }
}
