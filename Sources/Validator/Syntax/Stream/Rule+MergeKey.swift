import Diagnostics
import YAML

extension Rule {
    /// No mapping merges another one.
    static let mergeKey = Rule(
        id: "merge-key",
        category: .syntax,
        severity: .warning,
        summary: "no mapping merges another one",
        explanation: """
            `<<` is part of YAML 1.1 alone: readers of YAML 1.2 keep it as a key, and readers of 1.1 disagree \
            about which of two values wins. Write the keys out.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              <<: {level: info}

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
        check: .node { site, findings in
            // What can't be merged is found by the reader.
            guard site.isKey, site.node.isMergeKey, site.value?.kind != .scalar else { return }
            findings.report(.mergeKey(site))
        }
    )
}

extension Diagnostic {
    fileprivate static func mergeKey(_ site: NodeSite) -> Diagnostic {
        Diagnostic(
            .mergeKey,
            "'<<' merges keys that not every reader merges; write them out",
            at: site.place
        )
    }
}
