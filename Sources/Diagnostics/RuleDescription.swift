/// What a report tells about a rule, besides what it found.
public struct RuleDescription: Hashable, Sendable {
    /// The name by which findings refer to it.
    public var id: Diagnostic.ID
    /// The category that it belongs to.
    public var category: String
    /// How bad its findings are, unless one of them says otherwise.
    public var severity: Diagnostic.Severity
    /// What it demands, in one sentence without a full stop.
    public var summary: String
    /// Why, and how to mend what it finds.
    public var explanation: String

    /// A rule.
    public init(
        id: Diagnostic.ID,
        category: String,
        severity: Diagnostic.Severity,
        summary: String,
        explanation: String
    ) {
        self.id = id
        self.category = category
        self.severity = severity
        self.summary = summary
        self.explanation = explanation
    }
}
