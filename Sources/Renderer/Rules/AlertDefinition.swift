/// An alert before it becomes part of a PrometheusRule.
struct AlertDefinition: Hashable, Sendable {
    /// How soon someone must look.
    enum Severity: String, Hashable, Sendable {
        /// At once.
        case critical
        /// In working hours.
        case warning
    }

    /// The alert's name.
    var name: String
    /// The PromQL expression; the alert is active where it has a value.
    var expr: String
    /// How long it must be active before it fires, as Prometheus writes durations: `5m`.
    var `for`: String
    /// How soon someone must look.
    var severity: Severity
    /// What is wrong, in one line.
    var summary: String
    /// What is wrong, with figures.
    var description: String
    /// Where it says what to do.
    var runbookURL: String?
}
