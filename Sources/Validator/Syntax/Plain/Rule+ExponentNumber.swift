import Diagnostics

extension Rule {
    /// No value or key is a plain number with an exponent.
    static let exponentNumber = Rule(
        id: "exponent-number",
        category: .syntax,
        severity: .error,
        summary: "no value or key is a plain number with an exponent",
        explanation: """
            `1e3` is the number 1000 to Kubernetes and a string to PyYAML, which wants a point and a sign in it. \
            Mostly it is neither, but part of a hash: `12e45`. Quote it; a quantity may be quoted, too.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              revision: 12e45

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              revision: "12e45"

            """
        ),
        check: .plainScalar { trap, site, findings in
            guard trap == .exponent else { return }
            findings.report(.exponentNumber(site))
        }
    )
}

extension Diagnostic {
    fileprivate static func exponentNumber(_ site: NodeSite) -> Diagnostic {
        Diagnostic(
            .exponentNumber,
            "\(site.label) is a number to Kubernetes and a string to others; quote it",
            at: site.place,
            severity: site.severity(of: .exponent),
            fix: site.quoting
        )
    }
}
