import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import ServiceRuntime

/// Runs a service on a free port while a test talks to it.
func withService(
    _ routes: [Route] = [],
    metrics: MetricsRegistry = MetricsRegistry(),
    tenant: String? = "blue",
    services: [any Service] = [],
    readiness: Readiness = Readiness(),
    configure: (inout ServiceConfiguration) -> Void = { _ in },
    onMetricsListening: @escaping @Sendable (Int) async -> Void = { _ in },
    _ test: (Int, ServiceGroup) async throws -> Void
) async throws {
    var configuration = ServiceConfiguration(host: "127.0.0.1", port: 0, drainDelay: .zero, drainTime: .seconds(5))
    configure(&configuration)
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    var application = ServiceApplication(
        routes: routes,
        configuration: configuration,
        readiness: readiness,
        metrics: metrics,
        tenant: tenant,
        services: services,
        logger: logger,
        onListening: { listening.yield($0) }
    )
    application.onMetricsListening = onMetricsListening
    let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
    let running = Task {
        defer { listening.finish() }
        try await group.run()
    }
    var iterator = ports.makeAsyncIterator()
    do {
        if let port = await iterator.next() { try await test(port, group) }
    } catch {
        running.cancel()
        _ = await running.result
        throw error
    }
    running.cancel()
    // A cancelled service may say so.
    do { try await running.value } catch is CancellationError {}
}

extension Route {
    /// Answers with a text.
    static func text(_ path: String, _ text: String) -> Route {
        Route(.get, path) { _, _ in
            Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: text)))
        }
    }

    /// Answers with what is posted.
    static func echo(_ path: String) -> Route {
        Route(.post, path) { request, context in
            Response(status: .ok, body: .init(byteBuffer: try await request.body(in: context)))
        }
    }
}

extension String {
    /// The status of a response, as text.
    var status: String { String(dropFirst("HTTP/1.1 ".count).prefix(3)) }

    /// What follows the head.
    var body: String {
        firstRange(of: "\r\n\r\n").map { String(self[$0.upperBound...]) } ?? ""
    }
}

/// Sends a text to a port, and receives until the connection ends.
func exchange(_ port: Int, _ text: String) async throws -> String {
    let connection = try await RawConnection(port: port)
    try await connection.send(text)
    return try await connection.receiveAll()
}
