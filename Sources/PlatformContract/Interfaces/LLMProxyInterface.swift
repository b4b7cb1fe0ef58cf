/// The tenant's door to the model: it adds the tenant's prompt to each question.
public enum LLMProxyInterface: Sendable {
    /// The name of the Service.
    public static let serviceName = "llm"
    /// The name of the Deployment, of its pods' application label, and of its ServiceAccount.
    public static let deploymentName = "llm-proxy"
    /// The port of the container and of the Service: equal, as the Amazon VPC CNI's network policies ask for
    /// (`docs/network-policy-faq.md` of amazon-vpc-cni-k8s).
    public static let port: Int32 = 5002
    /// Where the tenant's own pods reach it.
    public static let url = "http://\(serviceName):\(port)"
    /// The path that takes one question.
    public static let askPath = "/ask"

    /// Where the gateway is.
    public static let gatewayURL = "LLM_SERVICE_URL"
    /// The tenant's name.
    public static let tenantName = TenantInfo.tenantName
    /// The company, in the proxy.
    public static let companyName = "COMPANY_NAME"

    /// The most bytes of a request's body.
    public static let bodyLimit = 1 << 20
    /// How it ends: as the gateway, whose answers it hands on.
    public static let drain = LLMGatewayInterface.drain
}

/// The tenant's system prompt: one key of a ConfigMap, mounted as a file.
public enum PromptFile: Sendable {
    /// The ConfigMap's name.
    public static let configMapName = "system-prompt"
    /// The key of the prompt, and the name of its file.
    public static let key = "system_prompt.txt"
    /// The folder that the ConfigMap is mounted at.
    public static let folder = "/app/prompt"
    /// Where the proxy reads the prompt.
    public static let path = folder + "/" + key
    /// What names another file.
    public static let setting = ServiceSetting("prompt.file")
}

/// The token by which a tenant's proxy shows the gateway who it is: a projected service-account token.
public enum GatewayToken: Sendable {
    /// Whom the token is for; the gateway takes no other.
    public static let audience = "llm-gateway"
    /// The name of the file in its volume.
    public static let fileName = "token"
    /// The folder that the volume is mounted at.
    public static let folder = "/var/run/secrets/llm-gateway"
    /// Where the proxy reads the token.
    public static let path = folder + "/" + fileName
    /// What names another file.
    public static let setting = ServiceSetting("token.file")
}
