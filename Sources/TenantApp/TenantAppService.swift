public import Configuration
import HTTPTypes
import HummingbirdCore
public import Logging
import NIOCore
import PlatformContract
public import ServiceRuntime
import UpstreamHTTP

/// The tenant's sample application: a greeting, and a page to ask the tenant's assistant.
public struct TenantAppService: Sendable {
    private let configuration: TenantAppConfiguration
    private let client: UpstreamClient

    /// The application of a tenant.
    ///
    /// - Throws: `UpstreamError` when the system has no thread or descriptor left.
    public init(_ configuration: TenantAppConfiguration) throws {
        self.configuration = configuration
        // Answers up to this are passed on in one write.
        client = try UpstreamClient(.init(wholeResponse: 256 << 10))
    }

    /// The bytes that a question may have; configuration can lower it.
    static let bodyLimit = 64 << 10

    /// The process as its configuration says: by `ServiceConfiguration`'s keys and those of `TenantAppConfiguration`.
    ///
    /// - Throws: `ConfigurationError` where a value is not what it has to be; `UpstreamError` as ``init(_:)`` does.
    public static func application(reader: ConfigReader, logger: Logger) throws -> ServiceApplication {
        let port = Int(TenantAppInterface.containerPort)
        var configuration = try ServiceConfiguration(reader: reader, defaultPort: port)
        configuration.bodyLimit = min(configuration.bodyLimit, bodyLimit)
        return try TenantAppService(TenantAppConfiguration(reader: reader)).application(
            configuration: configuration,
            logger: logger
        )
    }

    /// The process: what it answers, and its metrics.
    public func application(
        configuration service: ServiceConfiguration,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> ServiceApplication {
        let metrics = MetricsRegistry()
        metrics.gauge(.appInfo, configuration.company, configuration.industry, configuration.tenant).set(1)
        return ServiceApplication(
            routes: routes,
            configuration: service,
            metrics: metrics,
            tenant: configuration.tenant,
            logger: logger,
            onListening: onListening
        )
    }

    /// What it answers beside what every service answers; `/health` is among that.
    var routes: [Route] {
        let greeting = ByteBuffer(string: "Hello World \(configuration.company), \(configuration.industry)")
        let page = PageFile(
            PageDocument.html(company: configuration.company, industry: configuration.industry),
            type: "text/html; charset=utf-8"
        )
        let style = PageFile(PageStyle.css, type: "text/css; charset=utf-8")
        let script = PageFile(PageScript.javaScript, type: "text/javascript; charset=utf-8")
        let relay = QuestionRelay(
            client: client,
            url: configuration.proxyURL + LLMProxyInterface.askPath,
            limits: configuration.limits
        )
        return [
            Route(.get, TenantAppInterface.helloPath) { _, _ in
                Response(
                    status: .ok,
                    headers: [.contentType: "text/plain; charset=utf-8"],
                    body: .init(byteBuffer: greeting)
                )
            },
            Route(.get, "/") { request, _ in page.response(to: request) },
            Route(.get, "/app.css") { request, _ in style.response(to: request) },
            Route(.get, "/app.js") { request, _ in script.response(to: request) },
            Route(.post, LLMProxyInterface.askPath, relay.answer),
        ]
    }
}
