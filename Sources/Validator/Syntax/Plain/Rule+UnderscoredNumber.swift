import Diagnostics

extension Rule {
    /// No number has underscores.
    static let underscoredNumber = Rule(
        id: "underscored-number",
        category: .syntax,
        severity: .error,
        summary: "no number has underscores",
        explanation: """
            To YAML 1.1, which Kubernetes reads, `1_000` is the number 1000. To YAML 1.2 it is a string. Quote \
            it, or leave the underscores out.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              budget: 1_000

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              budget: "1000"

            """
        ),
        check: .plainScalar { trap, site, findings in
            guard trap == .underscored else { return }
            findings.report(.underscoredNumber(site))
        }
    )
}

extension Diagnostic {
    fileprivate static func underscoredNumber(_ site: NodeSite) -> Diagnostic {
        Diagnostic(
            .underscoredNumber,
            "\(site.label) is a number to Kubernetes and a string to others; quote it, or leave the underscores out",
            at: site.place,
            severity: site.severity(of: .underscored),
            fix: site.quoting
        )
    }
}
