public import Diagnostics

/// One thing that is checked, and what there is to say about it.
public struct Rule: Sendable, Identifiable {
    /// The stable name, by which it is selected and suppressed.
    public let id: Diagnostic.ID
    /// The question that it helps to answer.
    public let category: Category
    /// How bad its findings are, unless one of them is worded otherwise.
    public let severity: Diagnostic.Severity
    /// What it demands, in one sentence without a full stop.
    public let summary: String
    /// Why: what goes wrong where it isn't followed, and how to mend it.
    public let explanation: String
    /// What it finds fault with.
    public let bad: Example
    /// The same, mended.
    public let good: Example
    /// How it is checked.
    let check: RuleCheck
}

extension Diagnostic {
    /// A finding of a rule.
    init(
        _ rule: Rule,
        _ message: String,
        at place: Place,
        severity: Severity? = nil,
        notes: [Note] = [],
        fix: Fix? = nil
    ) {
        self.init(
            rule.id,
            severity ?? rule.severity,
            message,
            at: place.location,
            object: place.object,
            pointer: place.pointer,
            notes: notes,
            fix: fix
        )
    }
}
