/// What every service of the platform answers alike.
public enum HTTPInterface: Sendable {
    /// The name of the container port and of the Service port.
    public static let portName = "http"
    /// Answers 200 while the process works: the liveness probe.
    public static let healthPath = "/health"
    /// Answers 200 while requests are welcome: the readiness probe.
    public static let readyPath = "/ready"
    /// Metrics in Prometheus's text format.
    public static let metricsPath = "/metrics"
}
