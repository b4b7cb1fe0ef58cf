import Diagnostics

extension Rule {
    /// A rule that the API server enforces, shown by one manifest that it refuses and one that it takes.
    static func api(
        _ id: Diagnostic.ID,
        _ summary: String,
        explanation: String,
        bad: String,
        good: String
    ) -> Rule {
        Rule(
            id: id,
            category: .api,
            severity: .error,
            summary: summary,
            explanation: explanation,
            bad: .manifest(bad),
            good: .manifest(good),
            check: .elsewhere
        )
    }
}
