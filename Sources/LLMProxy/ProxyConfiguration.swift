public import PlatformContract
public import UpstreamHTTP

/// Whose proxy it is, where the gateway is, and which files it reads.
public struct ProxyConfiguration: Sendable {
    /// The tenant's name.
    public var tenant: String
    /// The company, as people write it.
    public var company: String
    /// The gateway's address, without a path or a slash at its end.
    public var gatewayURL: String
    /// The file of the system prompt.
    public var promptPath: String
    /// The file of the token for the gateway.
    public var tokenPath: String
    /// How long the gateway may take, phase by phase.
    public var limits: UpstreamTimeLimits

    /// A configuration; what is left out has its default.
    public init(
        tenant: String,
        company: String,
        gatewayURL: String = LLMGatewayInterface.url,
        promptPath: String = PromptFile.path,
        tokenPath: String = GatewayToken.path,
        limits: UpstreamTimeLimits = .default
    ) {
        self.tenant = tenant
        self.company = company
        self.gatewayURL = gatewayURL.hasSuffix("/") ? String(gatewayURL.dropLast()) : gatewayURL
        self.promptPath = promptPath
        self.tokenPath = tokenPath
        self.limits = limits
    }
}
