public import Diagnostics

extension Rule {
    /// Every generated file is there.
    static let driftMissing = Rule(
        id: "drift-missing",
        category: .drift,
        severity: .error,
        summary: "every generated file is there",
        explanation: """
            A file that the specs render and the tree does not have is not synced, and with pruning its objects \
            are deleted. Generate the tree again.
            """,
        bad: .words("a tenant's `quota.yaml` that was deleted"),
        good: .words("the file back in its place"),
        check: .elsewhere
    )
}

extension Diagnostic {
    /// A finding of `drift-missing`: a tenant's 'quota.yaml' that was deleted.
    ///
    /// - Parameter path: the file, as it is reported.
    public static func driftMissing(path: String) -> Diagnostic {
        Diagnostic(
            .driftMissing,
            "the specs render this file, but it is not there; run 'tenantry generate'",
            at: Place(path: path)
        )
    }
}
