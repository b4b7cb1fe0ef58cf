public import Configuration
import PlatformContract
public import ServiceRuntime
import UpstreamHTTP

extension ProxyConfiguration {
    /// What arguments, environment and file say of a proxy.
    ///
    /// - Configuration keys:
    ///   - `tenant.name` (string, required; `TENANT_NAME`): The tenant's name.
    ///   - `company.name` (string, required; `COMPANY_NAME`): The company.
    ///   - `llm.service.url` (string, optional, default: `http://llm-gateway.monitoring:5000`; `LLM_SERVICE_URL`): The gateway.
    ///   - `prompt.file` (string, optional, default: `/app/prompt/system_prompt.txt`): The file of the system prompt.
    ///   - `token.file` (string, optional, default: `/var/run/secrets/llm-gateway/token`): The file of the gateway's token.
    ///   - those of `UpstreamTimeLimits.init(reader:scope:)` in `gateway`: how long the gateway may take.
    ///
    /// - Throws: `ConfigurationError` where a value is not what it has to be.
    public init(reader: ConfigReader) throws(ConfigurationError) {
        let url = reader.text(forKey: .init(environment: LLMProxyInterface.gatewayURL)) ?? LLMGatewayInterface.url
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
            throw ConfigurationError(key: "llm.service.url", expected: "a URL with http:// or https://", found: url)
        }
        self.init(
            tenant: try reader.requiredText(forKey: .init(environment: LLMProxyInterface.tenantName)),
            company: try reader.requiredText(forKey: .init(environment: LLMProxyInterface.companyName)),
            gatewayURL: url,
            promptPath: reader.text(forKey: ConfigKey(PromptFile.setting)) ?? PromptFile.path,
            tokenPath: reader.text(forKey: ConfigKey(GatewayToken.setting)) ?? GatewayToken.path,
            limits: try UpstreamTimeLimits(reader: reader, scope: "gateway")
        )
    }
}
