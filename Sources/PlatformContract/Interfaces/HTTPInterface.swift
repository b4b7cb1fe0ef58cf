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
    /// The name of the container port and of the Service port of metrics that have a port of their own.
    public static let metricsPortName = "metrics"
    /// The most samples that a scrape of a tenant's service may have: Prometheus drops a scrape of more, so that no tenant
    /// can fill it. Its services export some hundred.
    public static let sampleLimit: Int64 = 5000
}
