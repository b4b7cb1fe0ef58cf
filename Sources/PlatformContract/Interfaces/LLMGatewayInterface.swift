/// The shared gateway: it knows the tenants, holds their limits, and calls the models.
public enum LLMGatewayInterface: Sendable {
    /// The name of the Service, and of the Deployment.
    public static let serviceName = "llm-gateway"
    /// The namespace that it shares with the monitoring stack.
    public static let namespace = "monitoring"
    /// The port of the container and of the Service.
    public static let port: Int32 = 5000
    /// Where tenants' pods reach it.
    public static let url = "http://\(serviceName).\(namespace):\(port)"

    /// The key of the upstream API.
    public static let apiKey = "OPENAI_API_KEY"
    /// The model that is used when a request names none.
    public static let model = "OPENAI_MODEL"
    /// The address of the upstream API.
    public static let endpoint = "OPENAI_ENDPOINT"
}

/// The Secret that holds the key of the upstream API.
public enum UpstreamKey: Sendable {
    /// The Secret's name.
    public static let secretName = "openai-api-key"
    /// The key of its one entry.
    public static let key = "api-key"
}
