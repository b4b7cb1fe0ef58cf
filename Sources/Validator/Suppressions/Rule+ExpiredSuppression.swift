import Diagnostics

extension Rule {
    /// No suppression is past its last day.
    static let expiredSuppression = Rule(
        id: "expired-suppression",
        category: .suppressions,
        severity: .warning,
        summary: "no suppression is past its last day",
        explanation: """
            The last day of a suppression is when somebody promised to have looked again. After it the finding is \
            reported as if there were no suppression, and so is the suppression. Mend what was found, or decide anew \
            until when it may stay. Days are those of UTC.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              annotations:
                ignore.tenantry.dev/alias: 2020-01-31 the two greetings have to stay equal
            data:
              first: hello
              second: hello

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              annotations:
                ignore.tenantry.dev/alias: 2999-12-31 the two greetings have to stay equal
            data:
              first: &greeting hello
              second: *greeting

            """
        ),
        check: .elsewhere
    )
}

extension Diagnostic {
    static func expiredSuppression(of rule: ID, until day: CalendarDay, at place: Place) -> Diagnostic {
        Diagnostic(
            .expiredSuppression,
            "the suppression of '\(rule)' counted until \(day); mend what it finds, or decide anew",
            at: place
        )
    }
}
