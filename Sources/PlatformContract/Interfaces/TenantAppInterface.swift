/// The tenant's sample application: one Deployment and one Service in the tenant's namespace.
public enum TenantAppInterface: Sendable {
    /// The port that the container listens on.
    public static let containerPort: Int32 = 5000
    /// The port of the Service.
    public static let servicePort: Int32 = 80
    /// The path that greets the tenant.
    public static let helloPath = "/hello"

    /// Where the application asks the tenant's assistant: the proxy's address, without a path.
    public static let proxyURL = "LLM_PROXY_URL"

    /// The Deployment's name.
    public static func deploymentName(tenant: String) -> String { "\(tenant)-app" }
    /// The Service's name.
    public static func serviceName(tenant: String) -> String { "\(tenant)-service" }
}

/// Who the tenant is, as its pods are told: a ConfigMap whose entries become environment variables.
public enum TenantInfo: Sendable {
    /// The ConfigMap's name.
    public static let configMapName = "tenant-info"
    /// The company, in the application.
    public static let company = "COMPANY"
    /// The company's industry.
    public static let industry = "INDUSTRY"
    /// The tenant's name.
    public static let tenantName = "TENANT_NAME"
}
