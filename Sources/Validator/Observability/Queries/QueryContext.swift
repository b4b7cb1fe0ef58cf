/// What a query is for, and what is known of where it runs.
struct QueryContext {
    /// What is done with the result.
    enum Purpose {
        /// Each series of it is an alert.
        case alert
        /// It is stored under another name.
        case recording
        /// It is shown.
        case dashboard
    }

    var purpose: Purpose
    var metrics: MetricKnowledge
    /// The matcher that the operator puts into each selector, if it does.
    var enforced: EnforcedMatcher?
    /// The namespace of the object with the query; empty where that is unknown.
    var namespace = ""
}

/// A matcher that Prometheus' operator puts into each selector of a rule, in place of what is asked of the label there
/// (prometheus-operator: `pkg/namespacelabeler`; prom-label-proxy: `injectproxy/enforce.go`, `EnforceMatchers`).
struct EnforcedMatcher: Hashable {
    var label: String
    var value: String
}
