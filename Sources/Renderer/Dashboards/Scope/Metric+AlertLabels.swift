import PlatformContract

/// Labels that only dashboards ask for. Those of `ALERTS` are what Prometheus gives it, and what our alerts have.
extension Metric.Label {
    /// The alert.
    static let alertName: Self = "alertname"
    /// `pending` or `firing`.
    static let alertState: Self = "alertstate"
    /// How urgent an alert is.
    static let severity: Self = "severity"
    /// The Deployment that a series is about.
    static let deployment: Self = "deployment"
}
