import Diagnostics

extension Rule {
    /// No value or key is a plain = or <<.
    static let reservedScalar = Rule(
        id: "reserved-scalar",
        category: .syntax,
        severity: .warning,
        summary: "no value or key is a plain = or <<",
        explanation: """
            YAML 1.1 gives `=` and `<<` meanings of their own. PyYAML refuses `=` as a value, and `<<` where it \
            is not a merge key. Quote them.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              operator: =

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              operator: "="

            """
        ),
        check: .plainScalar { trap, site, findings in
            guard trap == .reserved else { return }
            findings.report(.reservedScalar(site))
        }
    )
}

extension Diagnostic {
    fileprivate static func reservedScalar(_ site: NodeSite) -> Diagnostic {
        Diagnostic(
            .reservedScalar,
            "\(site.label) has a meaning of its own in YAML 1.1, and some readers refuse it; quote it",
            at: site.place,
            fix: site.quoting
        )
    }
}
