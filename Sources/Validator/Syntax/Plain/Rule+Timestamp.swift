import Diagnostics

extension Rule {
    /// No value or key is a plain date.
    static let timestamp = Rule(
        id: "timestamp",
        category: .syntax,
        severity: .warning,
        summary: "no value or key is a plain date",
        explanation: """
            Kubernetes reads a date as a string, but other readers, PyYAML among them, make a date of it, which \
            tools then print in another form or fail on. Quote it.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              since: 2024-01-31

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              since: "2024-01-31"

            """
        ),
        check: .plainScalar { trap, site, findings in
            guard trap == .timestamp else { return }
            findings.report(.timestamp(site))
        }
    )
}

extension Diagnostic {
    fileprivate static func timestamp(_ site: NodeSite) -> Diagnostic {
        Diagnostic(
            .timestamp,
            "\(site.label) is a date to some readers and a string to Kubernetes; quote it",
            at: site.place,
            fix: site.quoting
        )
    }
}
