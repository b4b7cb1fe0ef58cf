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
    ///   - `gateway.connectTime` (time, optional, default: 5s): How long connecting to the gateway may take.
    ///   - `gateway.firstByteTime` (time, optional, default: 2m): How long the gateway may take to begin an answer.
    ///   - `gateway.idleTime` (time, optional, default: 1m): How long it may be silent within an answer.
    ///   - `gateway.totalTime` (time, optional, default: 15m): How long an answer may take in all.
    ///
    /// - Throws: `ConfigurationError` where a value is not what it has to be.
    public init(reader: ConfigReader) throws(ConfigurationError) {
        let standard = UpstreamTimeLimits.default
        let times: ClosedRange<Duration> = .milliseconds(1) ... .seconds(86_400)
        let url = reader.text(forKey: .init(environment: LLMProxyInterface.gatewayURL)) ?? LLMGatewayInterface.url
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
            throw ConfigurationError(key: "llm.service.url", expected: "a URL with http:// or https://", found: url)
        }
        self.init(
            tenant: try reader.requiredText(forKey: .init(environment: LLMProxyInterface.tenantName)),
            company: try reader.requiredText(forKey: .init(environment: LLMProxyInterface.companyName)),
            gatewayURL: url,
            promptPath: reader.text(forKey: "prompt.file") ?? PromptFile.path,
            tokenPath: reader.text(forKey: "token.file") ?? GatewayToken.path,
            limits: UpstreamTimeLimits(
                connect: try reader.time(forKey: "gateway.connectTime", in: times, default: standard.connect),
                firstByte: try reader.time(forKey: "gateway.firstByteTime", in: times, default: standard.firstByte),
                idle: try reader.time(forKey: "gateway.idleTime", in: times, default: standard.idle),
                total: try reader.time(forKey: "gateway.totalTime", in: times, default: standard.total)
            )
        )
    }
}
