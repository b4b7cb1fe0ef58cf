public import Configuration
import PlatformContract
public import ServiceRuntime
import UpstreamHTTP

extension TenantAppConfiguration {
    /// What arguments, environment and file say of the application.
    ///
    /// - Configuration keys:
    ///   - `tenant.name` (string, required; `TENANT_NAME`): The tenant's name.
    ///   - `company` (string, required; `COMPANY`): The company.
    ///   - `industry` (string, required; `INDUSTRY`): The company's industry.
    ///   - `llm.proxy.url` (string, optional, default: `http://llm:5002`; `LLM_PROXY_URL`): The tenant's proxy.
    ///   - those of `UpstreamTimeLimits.init(reader:scope:)` in `proxy`: how long the proxy may take.
    ///
    /// - Throws: `ConfigurationError` where a value is not what it has to be.
    public init(reader: ConfigReader) throws(ConfigurationError) {
        let url = reader.text(forKey: .init(environment: TenantAppInterface.proxyURL)) ?? LLMProxyInterface.url
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
            throw ConfigurationError(key: "llm.proxy.url", expected: "a URL with http:// or https://", found: url)
        }
        self.init(
            tenant: try reader.requiredText(forKey: .init(environment: TenantInfo.tenantName)),
            company: try reader.requiredText(forKey: .init(environment: TenantInfo.company)),
            industry: try reader.requiredText(forKey: .init(environment: TenantInfo.industry)),
            proxyURL: url,
            limits: try UpstreamTimeLimits(reader: reader, scope: "proxy")
        )
    }
}
