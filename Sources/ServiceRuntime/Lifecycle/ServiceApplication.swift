import HTTPTypes
import HummingbirdCore
public import Logging
public import NIOCore
import NIOPosix
public import ServiceLifecycle
import UnixSignals

/// A service as a process: its server, what runs beside it, its metrics, and how it starts and stops.
public struct ServiceApplication: Service {
    /// What it answers, beside `/metrics` and `/ready`, and `/health` where no route is for that.
    public var routes: [Route]
    /// Where it listens, and how much it takes.
    public var configuration: ServiceConfiguration
    /// Whether requests are welcome.
    public var readiness: Readiness
    /// What it counts.
    public var metrics: MetricsRegistry
    /// The label `tenant` of its request metrics; `nil` where handlers attribute each request.
    public var tenant: String?
    /// How errors are told.
    public var errorBody: @Sendable (ServiceError) -> ByteBuffer
    /// What runs beside the server: started before it, stopped after it.
    public var services: [any Service]
    /// Its log.
    public var logger: Logger
    /// Called with the port, once the server listens.
    public var onListening: @Sendable (Int) async -> Void

    /// A service.
    public init(
        routes: [Route],
        configuration: ServiceConfiguration,
        readiness: Readiness = Readiness(),
        metrics: MetricsRegistry,
        tenant: String? = nil,
        errorBody: @escaping @Sendable (ServiceError) -> ByteBuffer = ServiceError.plainBody,
        services: [any Service] = [],
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.routes = routes
        self.configuration = configuration
        self.readiness = readiness
        self.metrics = metrics
        self.tenant = tenant
        self.errorBody = errorBody
        self.services = services
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until SIGTERM or SIGINT, and drains.
    public func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.threads)
        let dispatcher = Dispatcher(
            routes: routes + builtInRoutes,
            configuration: configuration,
            errorBody: errorBody,
            tenant: tenant,
            logger: logger
        )
        let server = Server(
            childChannelSetup: ServiceChannel(configuration: configuration, dispatcher: dispatcher),
            configuration: .init(address: .hostname(configuration.host, port: configuration.port)),
            onServerRunning: { await onListening($0.localAddress?.port ?? 0) },
            eventLoopGroup: group,
            logger: logger
        )
        let services = ServiceGroup(
            configuration: .init(
                services: services + [server],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        do {
            try await services.run()
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
        try await group.shutdownGracefully()
    }

    private var builtInRoutes: [Route] {
        var built = [
            Route(.get, "/metrics") { [metrics] _, _ in
                Response(
                    status: .ok,
                    headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                    body: .init(byteBuffer: metrics.text())
                )
            },
            Route(.get, "/ready") { [readiness] _, _ in
                let reasons = readiness.reasons
                guard reasons.isEmpty else {
                    throw ServiceError(.serviceUnavailable, code: "not_ready", reasons.joined(separator: "; "))
                }
                return Response(
                    status: .ok,
                    headers: [.contentType: "text/plain"],
                    body: .init(byteBuffer: .init(string: "OK"))
                )
            },
        ]
        if !routes.contains(where: { $0.path == "/health" }) {
            built.append(
                Route(.get, "/health") { _, _ in
                    Response(
                        status: .ok,
                        headers: [.contentType: "text/plain"],
                        body: .init(byteBuffer: .init(string: "OK"))
                    )
                }
            )
        }
        return built
    }
}

extension ServiceError {
    /// `{"error":"…"}`, as the reference's services answer.
    @Sendable public static func plainBody(_ error: ServiceError) -> ByteBuffer {
        // Messages are our own text, without quotes or control characters.
        ByteBuffer(string: #"{"error":"\#(error.message)"}"#)
    }
}
