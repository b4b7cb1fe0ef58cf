import Diagnostics

extension Rule {
    /// No number is infinite or none at all.
    static let nonFiniteNumber = Rule(
        id: "non-finite-number",
        category: .syntax,
        severity: .error,
        summary: "no number is infinite or none at all",
        explanation: """
            `.inf` and `.nan` are numbers that JSON does not have, so Kubernetes refuses the object. Quote the \
            text, or write a number.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              ratio: .inf

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              ratio: ".inf"

            """
        ),
        check: .plainScalar { trap, site, findings in
            guard trap == .nonFinite else { return }
            findings.report(.nonFiniteNumber(site))
        }
    )
}

extension Diagnostic {
    fileprivate static func nonFiniteNumber(_ site: NodeSite) -> Diagnostic {
        Diagnostic(
            .nonFiniteNumber,
            "\(site.label) is a number that JSON can't hold, and the server refuses; quote it, or write a finite number",
            at: site.place,
            fix: site.quoting
        )
    }
}
