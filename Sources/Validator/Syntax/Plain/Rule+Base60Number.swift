import Diagnostics

extension Rule {
    /// No value or key is a plain number in base 60.
    static let base60Number = Rule(
        id: "base-60-number",
        category: .syntax,
        severity: .warning,
        summary: "no value or key is a plain number in base 60",
        explanation: """
            To readers of YAML 1.1 that follow it to the letter, such as PyYAML, `12:30` is the number 750. To \
            Kubernetes it is a string. Quote it.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              lunch: 12:30

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              lunch: "12:30"

            """
        ),
        check: .plainScalar { trap, site, findings in
            guard trap == .sexagesimal else { return }
            findings.report(.base60Number(site))
        }
    )
}

extension Diagnostic {
    fileprivate static func base60Number(_ site: NodeSite) -> Diagnostic {
        Diagnostic(
            .base60Number,
            "\(site.label) is a number in base 60 to some readers and a string to others; quote it",
            at: site.place,
            severity: site.severity(of: .sexagesimal),
            fix: site.quoting
        )
    }
}
