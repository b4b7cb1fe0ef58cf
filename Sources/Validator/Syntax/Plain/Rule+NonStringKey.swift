import Diagnostics
import YAML

extension Rule {
    /// A key is a string.
    static let nonStringKey = Rule(
        id: "non-string-key",
        category: .syntax,
        severity: .warning,
        summary: "a key is a string",
        explanation: """
            Keys of Kubernetes are strings. It converts a plain number or boolean, other readers keep it as one, \
            and then do not find the key, or sort it elsewhere. Quote it.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              8080: web

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              "8080": web

            """
        ),
        check: .plainScalar { trap, site, findings in
            guard trap == .ordinary, site.isKey else { return }
            findings.report(.nonStringKey(site))
        }
    )
}

extension Diagnostic {
    fileprivate static func nonStringKey(_ site: NodeSite) -> Diagnostic {
        Diagnostic(
            .nonStringKey,
            "the key '\(site.node.text)' is no string to every reader; quote it",
            at: site.place,
            fix: site.quoting
        )
    }
}
