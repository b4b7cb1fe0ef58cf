import Configuration
import PlatformContract
import ServiceRuntime
import UpstreamHTTP

/// What a gateway's process is told beside the files of tenants, models and upstreams.
struct GatewaySettings: Sendable {
    /// The folder of the tenants' policies.
    var policiesFolder = TenantPolicyFiles.folder
    /// The file of models, upstreams and limits.
    var configurationPath = GatewayConfigurationFile.path
    /// The default model, in place of the configuration's.
    var model: String?
    /// The base address of the first upstream, in place of the configuration's.
    var endpoint: String?
    /// Where the keys of service-account tokens come from; `nil` where there are none.
    var keys: (any KeySource)?
    /// The file of static credentials; `nil` for none.
    var credentialsPath: String?
    /// How long an upstream may take.
    var timeLimits = UpstreamTimeLimits.default
    /// The authorities of upstreams' certificates, in PEM; the system's where there is none.
    var authoritiesPath: String?
    /// The proxy on the way to upstreams; none otherwise, whatever the environment says.
    var proxy: String?
    /// After how much silence a stream's client is sent a comment.
    var pingInterval = Duration.seconds(15)
    /// The bytes of an answer that comes as a whole.
    var answerLimit = 32 << 20
}

extension GatewaySettings {
    /// What the environment and the arguments say.
    ///
    /// - Configuration keys:
    ///   - `policies.folder` (string, default: `/etc/llm-gateway/tenants`): the folder of the tenants' policies.
    ///   - `configuration.file` (string, default: `/etc/llm-gateway/config/gateway.json`): models, upstreams, limits.
    ///   - `openai.model` (string; `OPENAI_MODEL`): the default model, in place of that file's.
    ///   - `openai.endpoint` (string; `OPENAI_ENDPOINT`): the address of the first upstream's chat completions, in place of
    ///     that file's: `https://api.openai.com/v1/chat/completions`.
    ///   - `kubernetes.url` (string): the API server to ask for the keys of service-account tokens.
    ///   - `kubernetes.issuer` (string): who issues the tokens; what the API server says when left out.
    ///   - `kubernetes.keysFile` (string): a JSON Web Key Set instead of the API server; needs `kubernetes.issuer`.
    ///   - `credentials.file` (string): static credentials, as SHA-256.
    ///   - those of `UpstreamTimeLimits.init(reader:scope:)` in `upstream`: how long an upstream may take.
    ///   - `upstream.authoritiesFile` (string): certificate authorities in PEM; the system's when left out.
    ///   - `upstream.proxy` (string): the URL of a proxy.
    ///   - `stream.pingTime` (time, default: 15s): the silence after which a stream's client is sent a comment.
    ///
    /// - Throws: `ConfigurationError`; also where nothing says who may call: there is no gateway without credentials.
    init(reader: ConfigReader) throws(ConfigurationError) {
        typealias Interface = LLMGatewayInterface
        func text(_ setting: ServiceSetting) -> String? { reader.text(forKey: ConfigKey(setting)) }
        policiesFolder = text(Interface.policiesFolder) ?? policiesFolder
        configurationPath = text(Interface.configurationFile) ?? configurationPath
        credentialsPath = text(Interface.credentialsFile)
        model = text(Interface.model)
        if let address = text(Interface.endpoint) {
            let suffix = "/chat/completions"
            guard address.hasPrefix("http://") || address.hasPrefix("https://"), address.hasSuffix(suffix) else {
                throw ConfigurationError(
                    key: Interface.endpoint.key,
                    expected: "an http or https address that ends in \(suffix)",
                    found: address
                )
            }
            endpoint = String(address.dropLast(suffix.utf8.count))
        }
        let issuers = Set(text(Interface.issuer).map { [$0] } ?? [])
        if let path = text(Interface.keysFile) {
            guard !issuers.isEmpty else {
                throw ConfigurationError(
                    key: Interface.issuer.key,
                    expected: "the API server's --service-account-issuer where \(Interface.keysFile.key) is set"
                )
            }
            keys = FileKeySource(path: path, issuers: issuers)
        } else if let server = text(Interface.keyServer) {
            keys = KubernetesKeySource(server: server, issuers: issuers)
        }
        guard keys != nil || credentialsPath != nil else {
            throw ConfigurationError(
                key: Interface.keyServer.key,
                expected: "set, or \(Interface.keysFile.key), or \(Interface.credentialsFile.key), or nobody could call"
            )
        }
        timeLimits = try UpstreamTimeLimits(reader: reader, scope: "upstream")
        pingInterval = try reader.time(
            forKey: "stream.pingTime",
            in: .milliseconds(1) ... .seconds(86_400),
            default: pingInterval
        )
        authoritiesPath = reader.text(forKey: "upstream.authoritiesFile")
        proxy = reader.text(forKey: "upstream.proxy", isSecret: true)
    }
}

extension GatewaySettings {
    /// A configuration with what is set in place of its own.
    func applied(to configuration: GatewayConfiguration) -> GatewayConfiguration {
        var configuration = configuration
        if let model { configuration.defaultModel = model }
        if let endpoint, !configuration.upstreams.isEmpty { configuration.upstreams[0].url = endpoint }
        return configuration
    }
}
