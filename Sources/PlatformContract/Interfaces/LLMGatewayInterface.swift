/// The shared gateway: it knows the tenants, holds their limits, and calls the models.
public enum LLMGatewayInterface: Sendable {
    /// The name of the Service, and of the Deployment.
    public static let serviceName = "llm-gateway"
    /// The namespace that it shares with the monitoring stack.
    public static let namespace = "monitoring"
    /// The port of the container and of the Service.
    public static let port: Int32 = 5000
    /// The port of its metrics, of the container and of the Service. They tell of all tenants, so they are not on the port that
    /// tenants reach; the number is the usual one of exporters (OpenTelemetry, `OTEL_EXPORTER_PROMETHEUS_PORT`).
    public static let metricsPort: Int32 = 9464
    /// The most samples that a scrape of it may have. Each pair of a tenant and a model that was asked for has about 125: hundreds of
    /// tenants fit, and a mistake does not fill Prometheus.
    public static let sampleLimit: Int64 = 100_000
    /// Where tenants' pods reach it.
    public static let url = "http://\(serviceName).\(namespace):\(port)"

    /// The address of the API server that has the keys of service-account tokens; none is asked when left out.
    public static let keyServer = ServiceSetting("kubernetes.url")
    /// Who issues the tokens; asked of the API server when left out.
    public static let issuer = ServiceSetting("kubernetes.issuer")

    /// The most bytes of a request's body: the proxy's, and room for a prompt of 64 KiB, however it is escaped.
    public static let bodyLimit = LLMProxyInterface.bodyLimit + 6 * (64 << 10)
    /// How it ends: the answers to long questions are let finish.
    public static let drain = DrainTimes(gracePeriod: 60)
}

/// The keys of the upstream APIs: a Secret an upstream, each mounted as a file, which is read again when it changes.
public enum UpstreamKey: Sendable {
    /// The Secret's name: `openai-api-key`.
    public static func secretName(upstream: String) -> String { "\(upstream)-api-key" }
    /// The key of its one entry, and the name of the file.
    public static let key = "api-key"
    /// The folder that the Secret is mounted at.
    public static func folder(upstream: String) -> String { "/etc/llm-gateway/keys/\(upstream)" }
    /// Where the gateway reads the key.
    public static func path(upstream: String) -> String { folder(upstream: upstream) + "/" + key }
}

/// The password of the Redis that the gateway's pods share, mounted as a file.
public enum RedisPassword: Sendable {
    /// The Secret's name.
    public static let secretName = "llm-gateway-redis"
    /// The key of its one entry, and the name of the file.
    public static let key = "password"
    /// The folder that the Secret is mounted at.
    public static let folder = "/etc/llm-gateway/redis"
    /// Where the gateway reads the password.
    public static let path = folder + "/" + key
}

/// The gateway's configuration: one key of a ConfigMap, mounted as a file.
public enum GatewayConfigurationFile: Sendable {
    /// The ConfigMap's name.
    public static let configMapName = "llm-gateway"
    /// The key of the configuration, and the name of its file.
    public static let key = "gateway.json"
    /// The folder that the ConfigMap is mounted at.
    public static let folder = "/etc/llm-gateway/config"
    /// Where the gateway reads its configuration.
    public static let path = folder + "/" + key
}
