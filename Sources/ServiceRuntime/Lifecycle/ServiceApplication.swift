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
    /// Called with the port of the metrics, once that is listened on; never where they have none of their own.
    public var onMetricsListening: @Sendable (Int) async -> Void = { _ in }

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

    /// Serves until SIGTERM, and drains: `/ready` says no at once, requests are taken for `drainDelay` more, those that run
    /// then have `drainTime`, and only after them the services beside the server end. SIGINT, or a second SIGTERM, cuts
    /// the waits short.
    ///
    /// A graceful shutdown of a `ServiceGroup` that this runs in does the same as SIGTERM.
    ///
    /// - Throws: what the server, where it can't listen, or a service beside it throws.
    public func run() async throws {
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: configuration.threads)
        do {
            try await run(on: loops)
        } catch {
            try? await loops.shutdownGracefully()
            throw error
        }
        try await loops.shutdownGracefully()
    }

    private func run(on loops: MultiThreadedEventLoopGroup) async throws {
        let drain = DrainState()
        // Services end in the order that is the reverse of this one: metrics are told until the last answer is counted.
        let group = ServiceGroup(
            configuration: .init(
                services: services + metricsServer(on: loops) + [server(on: loops, drain)],
                logger: logger
            )
        )
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                var isFirst = true
                for await signal in signals {
                    if signal == .sigint || !isFirst { drain.hurry() }
                    isFirst = false
                    await group.triggerGracefulShutdown()
                }
            }
            defer { tasks.cancelAll() }
            try await group.run()
        }
    }

    private func server(on loops: MultiThreadedEventLoopGroup, _ drain: DrainState) -> DrainingServer {
        DrainingServer(
            server: server(serviceRoutes, configuration, on: loops, drain, onListening: onListening),
            delay: configuration.drainDelay,
            time: configuration.drainTime,
            state: drain,
            readiness: readiness
        )
    }

    /// The server of `/metrics` alone, where it has a port of its own.
    private func metricsServer(on loops: MultiThreadedEventLoopGroup) -> [any Service] {
        guard let port = configuration.metricsPort else { return [] }
        var configuration = configuration
        configuration.port = port
        configuration.connectionLimit = Self.metricsConnectionLimit
        let drain = DrainState()
        let server = server([metricsRoute], configuration, on: loops, drain, onListening: onMetricsListening)
        return [DrainingServer(server: server, delay: .zero, time: .seconds(1), state: drain, readiness: Readiness())]
    }

    /// Connections at once for metrics: more than there are Prometheus servers.
    private static let metricsConnectionLimit = 64

    private func server(
        _ routes: [Route],
        _ configuration: ServiceConfiguration,
        on loops: MultiThreadedEventLoopGroup,
        _ drain: DrainState,
        onListening: @escaping @Sendable (Int) async -> Void
    ) -> Server<ServiceChannel> {
        let dispatcher = Dispatcher(
            routes: routes,
            configuration: configuration,
            errorBody: errorBody,
            tenant: tenant,
            metrics: metrics,
            logger: logger
        )
        return Server(
            childChannelSetup: ServiceChannel(configuration: configuration, dispatcher: dispatcher, drain: drain),
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port),
                backlog: 1024,
                availableConnectionsDelegate: .maximum(configuration.connectionLimit, logger: logger)
            ),
            onServerRunning: { await onListening($0.localAddress?.port ?? 0) },
            eventLoopGroup: loops,
            logger: logger
        )
    }
}
