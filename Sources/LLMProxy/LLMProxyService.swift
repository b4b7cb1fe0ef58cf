public import Configuration
import Files
import HTTPTypes
public import Logging
import NIOCore
import OpenAI
import PlatformContract
public import ServiceRuntime
import UpstreamHTTP

/// A tenant's door to the model: it puts the tenant's system prompt before what is asked, and shows the gateway who asks.
public struct LLMProxyService: Sendable {
    private let configuration: ProxyConfiguration
    private let client: UpstreamClient

    /// The proxy of a tenant.
    ///
    /// - Throws: `UpstreamError` when the system has no thread or descriptor left.
    public init(_ configuration: ProxyConfiguration) throws {
        self.configuration = configuration
        // Answers up to this are passed on in one write.
        client = try UpstreamClient(.init(wholeResponse: 256 << 10))
    }

    /// The process as its configuration says: by `ServiceConfiguration`'s keys and those of `ProxyConfiguration`.
    ///
    /// - Throws: `ConfigurationError` where a value is not what it has to be; `UpstreamError` as ``init(_:)`` does.
    public static func application(reader: ConfigReader, logger: Logger) throws -> ServiceApplication {
        try LLMProxyService(ProxyConfiguration(reader: reader)).application(
            configuration: ServiceConfiguration(reader: reader, defaultPort: Int(LLMProxyInterface.port)),
            logger: logger
        )
    }

    /// The process: what it answers, what it watches, and its metrics. The prompt and the token are read here for the first
    /// time; until both could be, requests are not welcome.
    public func application(
        configuration service: ServiceConfiguration,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> ServiceApplication {
        let metrics = MetricsRegistry()
        let prompt = ReloadedFile(
            path: configuration.promptPath,
            limit: SystemPrompt.limit,
            read: SystemPrompt.init(reading:)
        )
        let token = ReloadedFile(
            path: configuration.tokenPath,
            limit: SecretText.tokenFileLimit,
            read: SecretText.init(token:)
        )
        let readiness = Readiness()
        let watch = FileWatch(
            prompt: prompt,
            token: token,
            tenant: configuration.tenant,
            readiness: readiness,
            metrics: metrics,
            logger: logger
        )
        watch.look()
        return ServiceApplication(
            routes: routes(prompt: prompt, token: token, metrics: metrics),
            configuration: service,
            readiness: readiness,
            metrics: metrics,
            tenant: configuration.tenant,
            errorBody: { ByteBuffer(askError: $0.message) },
            services: [watch],
            logger: logger,
            onListening: onListening
        )
    }

    private func routes(
        prompt: ReloadedFile<SystemPrompt>,
        token: ReloadedFile<SecretText>,
        metrics: MetricsRegistry
    ) -> [Route] {
        let gateway = GatewayClient(
            client: client,
            url: configuration.gatewayURL,
            token: token,
            limits: configuration.limits,
            metrics: GatewayMetrics(metrics, tenant: configuration.tenant)
        )
        let ask = AskEndpoint(
            gateway: gateway,
            prompt: prompt,
            tenant: configuration.tenant,
            company: configuration.company
        )
        let openAI = OpenAIEndpoint(gateway: gateway, prompt: prompt)
        let about = AboutEndpoints(
            configuration: configuration,
            prompt: prompt,
            gateway: GatewayHealth(
                client: client,
                url: configuration.gatewayURL,
                gauge: metrics.gauge(.llmProxyGatewayUp, configuration.tenant)
            )
        )
        let operations: [OpenAI.Operation] = [.chatCompletions, .responses, .embeddings]
        return [
            Route(.post, LLMProxyInterface.askPath, ask.answer),
            Route(.get, "/info", about.info),
            Route(.get, HTTPInterface.healthPath, about.health),
            Route(.get, "/v1/models", openAI.models),
        ] + operations.map { Route(.post, $0.path, openAI.complete($0)) }
    }
}
