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
    ///   - `proxy.connectTime` (time, optional, default: 5s): How long connecting to the proxy may take.
    ///   - `proxy.firstByteTime` (time, optional, default: 2m): How long the proxy may take to begin an answer.
    ///   - `proxy.idleTime` (time, optional, default: 1m): How long it may be silent within an answer.
    ///   - `proxy.totalTime` (time, optional, default: 15m): How long an answer may take in all.
    ///
    /// - Throws: `ConfigurationError` where a value is not what it has to be.
    public init(reader: ConfigReader) throws(ConfigurationError) {
        let standard = UpstreamTimeLimits.default
        let times: ClosedRange<Duration> = .milliseconds(1) ... .seconds(86_400)
        let url = reader.text(forKey: .init(environment: TenantAppInterface.proxyURL)) ?? LLMProxyInterface.url
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
            throw ConfigurationError(key: "llm.proxy.url", expected: "a URL with http:// or https://", found: url)
        }
        self.init(
            tenant: try reader.requiredText(forKey: .init(environment: TenantInfo.tenantName)),
            company: try reader.requiredText(forKey: .init(environment: TenantInfo.company)),
            industry: try reader.requiredText(forKey: .init(environment: TenantInfo.industry)),
            proxyURL: url,
            limits: UpstreamTimeLimits(
                connect: try reader.time(forKey: "proxy.connectTime", in: times, default: standard.connect),
                firstByte: try reader.time(forKey: "proxy.firstByteTime", in: times, default: standard.firstByte),
                idle: try reader.time(forKey: "proxy.idleTime", in: times, default: standard.idle),
                total: try reader.time(forKey: "proxy.totalTime", in: times, default: standard.total)
            )
        )
    }
}
