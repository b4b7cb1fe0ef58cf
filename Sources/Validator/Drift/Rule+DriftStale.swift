public import Diagnostics

extension Rule {
    /// A generated file is what the specs render.
    static let driftStale = Rule(
        id: "drift-stale",
        category: .drift,
        severity: .error,
        summary: "a generated file is what the specs render",
        explanation: """
            The specs have changed and the tree has not: what is reviewed and synced is not what was asked for. \
            Generate the tree again and commit it with the spec.
            """,
        bad: .words("a spec that now asks for three replicas, and a Deployment that still has two"),
        good: .words("the tree as it is generated from the specs"),
        check: .elsewhere
    )
}

extension Diagnostic {
    /// A finding of `drift-stale`: a spec that now asks for three replicas, and a Deployment that still has two.
    ///
    /// - Parameter path: the file, as it is reported.
    public static func driftStale(path: String) -> Diagnostic {
        Diagnostic(.driftStale, "the file is not what the specs render; run 'tenantry generate'", at: Place(path: path))
    }
}
