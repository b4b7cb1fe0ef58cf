public import Diagnostics

extension Rule {
    /// Every file in the generated tree is generated.
    static let driftForeign = Rule(
        id: "drift-foreign",
        category: .drift,
        severity: .error,
        summary: "every file in the generated tree is generated",
        explanation: """
            A file that nobody generated is synced with the rest when a kustomization names it, and belongs to \
            no spec. It is never deleted; move it elsewhere, or remove it.
            """,
        bad: .words("a file `debug.yaml` that someone put among the generated ones"),
        good: .words("the file in a folder of its own"),
        check: .elsewhere
    )
}

extension Diagnostic {
    /// A finding of `drift-foreign`: a file 'debug.yaml' that someone put among the generated ones.
    ///
    /// - Parameter path: the file, as it is reported.
    public static func driftForeign(path: String) -> Diagnostic {
        Diagnostic(.driftForeign, "no spec renders this file; move it out of the generated tree", at: Place(path: path))
    }
}
