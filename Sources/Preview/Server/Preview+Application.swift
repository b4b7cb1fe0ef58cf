import HTTPTypes
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceRuntime

extension Preview {
    /// The preview as a server on this machine's loopback, and nowhere else.
    ///
    /// It answers whoever names it by a loopback address, so that no page elsewhere can have a browser ask it by a name of its own
    /// (DNS rebinding), and asks Prometheus nothing but the queries of the dashboards.
    ///
    /// - Parameter port: 0 for any that is free.
    public func application(
        port: Int,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void
    ) -> ServiceApplication {
        var configuration = ServiceConfiguration(host: "127.0.0.1", port: port, bodyLimit: 0)
        configuration.connectionLimit = 64
        configuration.requestLimit = 64
        configuration.drainDelay = .zero
        configuration.drainTime = .seconds(1)
        return ServiceApplication(
            routes: routes,
            configuration: configuration,
            metrics: MetricsRegistry(),
            tenant: "",
            logger: logger,
            onListening: onListening
        )
    }

    /// What it answers.
    var routes: [Route] {
        let page = ByteBuffer(string: livePage)
        let endpoints = PreviewEndpoints(entries: entries, source: source)
        return [
            Route(.get, "/") { request, _ in
                try LoopbackCheck.checkHost(request.head)
                return PreviewResponse.html(page)
            },
            Route(.get, "/api/variables") { request, _ in
                try LoopbackCheck.checkPage(request.head)
                return PreviewResponse.json(try await endpoints.variables(PreviewRequest(request.uri.query)))
            },
            Route(.get, "/api/panel") { request, _ in
                try LoopbackCheck.checkPage(request.head)
                return PreviewResponse.json(try await endpoints.panel(PreviewRequest(request.uri.query)))
            },
        ]
    }
}

/// The responses of the server.
enum PreviewResponse {
    /// The page.
    static func html(_ body: ByteBuffer) -> Response {
        var headers = common
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.contentSecurityPolicy] = PageDocument.policy(isLive: true) + "; frame-ancestors 'none'"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
    }

    /// Values.
    static func json(_ body: [UInt8]) -> Response {
        var headers = common
        headers[.contentType] = "application/json"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }

    private static let common: HTTPFields = [
        .cacheControl: "no-store", .xContentTypeOptions: "nosniff", .referrerPolicy: "no-referrer",
        .crossOriginResourcePolicy: "same-origin",
    ]
}
