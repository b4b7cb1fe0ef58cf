import Diagnostics
import YAML

extension Rule {
    /// No value has a tag.
    static let explicitTag = Rule(
        id: "explicit-tag",
        category: .syntax,
        severity: .warning,
        summary: "no value has a tag",
        explanation: """
            Tags force a type, and readers know different ones: Kubernetes ignores those that it does not know, \
            others refuse them. A value in quotes is a string, one without is what it looks like.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              port: !!str 8080

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              port: "8080"

            """
        ),
        check: .node { site, findings in
            guard let tag = site.node.tag, !site.node.isAlias, !site.isMistyped else { return }
            findings.report(.explicitTag(tag, site))
        }
    )
}

extension NodeSite {
    /// Whether the value is none of the type that its tag says, which the reader finds.
    fileprivate var isMistyped: Bool {
        let types = ["null", "bool", "int", "float"].map { "tag:yaml.org,2002:\($0)" }
        guard let tag = node.tag, types.contains(tag), case .string = node.scalar else { return false }
        return true
    }
}

extension Diagnostic {
    fileprivate static func explicitTag(_ tag: String, _ site: NodeSite) -> Diagnostic {
        Diagnostic(
            .explicitTag,
            "not every reader knows the tag '\(tag)'; leave it out, and quote the value if it is a string",
            at: site.place
        )
    }
}
