import Diagnostics

extension Rule {
    /// Every suppression names a rule, a last day and a reason.
    static let invalidSuppression = Rule(
        id: "invalid-suppression",
        category: .suppressions,
        severity: .error,
        summary: "every suppression names a rule, a last day and a reason",
        explanation: """
            A suppression that can't be read suppresses nothing, which its author doesn't know; one without a reason or \
            a last day outlives everybody who knew why. In a comment it is `# tenantry:ignore RULE until 2027-01-31: \
            why`: on the line itself, or alone on the line before what it covers, with all that is in that; before an \
            object's first line it covers the object. As an annotation of an object it is `ignore.tenantry.dev/RULE: \
            2027-01-31 why`.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              # tenantry:ignore aliass until tomorrow
              greeting: hello

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              first: &greeting hello
              second: *greeting  # tenantry:ignore alias until 2999-12-31: the two have to stay equal

            """
        ),
        check: .elsewhere
    )
}

extension Diagnostic {
    static func invalidSuppression(_ message: String, at place: Place) -> Diagnostic {
        Diagnostic(.invalidSuppression, message, at: place)
    }
}
