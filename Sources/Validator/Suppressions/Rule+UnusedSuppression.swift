import Diagnostics

extension Rule {
    /// Every suppression suppresses something.
    static let unusedSuppression = Rule(
        id: "unused-suppression",
        category: .suppressions,
        severity: .warning,
        summary: "every suppression suppresses something",
        explanation: """
            A suppression whose finding is gone waits for the next one, which nobody will see. Delete it with what \
            it was for. It counts as unused only when its rule was asked, and what it covers was looked at.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              first: hello
              # tenantry:ignore alias until 2999-12-31: the two greetings have to stay equal
              second: hello

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
              # tenantry:ignore alias until 2999-12-31: the two greetings have to stay equal
              second: *greeting

            """
        ),
        check: .elsewhere
    )
}

extension Diagnostic {
    static func unusedSuppression(of rule: ID, at place: Place) -> Diagnostic {
        Diagnostic(
            .unusedSuppression,
            "'\(rule)' finds nothing here that is suppressed; delete the suppression",
            at: place
        )
    }
}
