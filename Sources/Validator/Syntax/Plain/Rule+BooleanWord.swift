import Diagnostics

extension Rule {
    /// No value or key is a plain yes, no, on, off, y or n.
    static let booleanWord = Rule(
        id: "boolean-word",
        category: .syntax,
        severity: .error,
        summary: "no value or key is a plain yes, no, on, off, y or n",
        explanation: """
            To YAML 1.1, which Kubernetes reads, these are booleans: the server refuses them where it wants a \
            string, and a key `n` becomes `false`. To YAML 1.2, and to kustomize in most places, they are \
            strings. Quote them, or write true or false.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              country: no

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              country: "no"

            """
        ),
        check: .plainScalar { trap, site, findings in
            guard trap == .booleanWord else { return }
            findings.report(.booleanWord(site))
        }
    )
}

extension Diagnostic {
    fileprivate static func booleanWord(_ site: NodeSite) -> Diagnostic {
        Diagnostic(
            .booleanWord,
            "\(site.label) is a boolean to Kubernetes and a string to others; quote it, or write true or false",
            at: site.place,
            severity: site.severity(of: .booleanWord),
            fix: site.quoting
        )
    }
}
