public import PlatformContract
public import UpstreamHTTP

/// Who the tenant is, and where its assistant answers.
public struct TenantAppConfiguration: Sendable {
    /// The tenant's name.
    public var tenant: String
    /// The company, as people write it.
    public var company: String
    /// The company's industry.
    public var industry: String
    /// The proxy's address, without a path or a slash at its end.
    public var proxyURL: String
    /// How long an answer may take, phase by phase.
    public var limits: UpstreamTimeLimits

    /// A configuration; what is left out has its default.
    public init(
        tenant: String,
        company: String,
        industry: String,
        proxyURL: String = LLMProxyInterface.url,
        limits: UpstreamTimeLimits = .default
    ) {
        self.tenant = tenant
        self.company = company
        self.industry = industry
        self.proxyURL = proxyURL.hasSuffix("/") ? String(proxyURL.dropLast()) : proxyURL
        self.limits = limits
    }
}
