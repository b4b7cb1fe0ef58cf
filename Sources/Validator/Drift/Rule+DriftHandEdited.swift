public import Diagnostics

extension Rule {
    /// A generated file is not edited by hand.
    static let driftHandEdited = Rule(
        id: "drift-hand-edited",
        category: .drift,
        severity: .error,
        summary: "a generated file is not edited by hand",
        explanation: """
            The next run overwrites what was changed by hand, so it is refused until it is forced. Make the \
            change in the spec, or in the generator.
            """,
        bad: .words("a generated Deployment in which someone raised the memory limit"),
        good: .words("the memory limit raised in the spec"),
        check: .elsewhere
    )
}

extension Diagnostic {
    /// A finding of `drift-hand-edited`: a generated Deployment in which someone raised the memory limit.
    ///
    /// - Parameter path: the file, as it is reported.
    public static func driftHandEdited(path: String) -> Diagnostic {
        Diagnostic(
            .driftHandEdited,
            "the file was edited by hand; make the change in the spec, or run 'tenantry generate --force' to lose it",
            at: Place(path: path)
        )
    }
}
