import HTTPTypes
import HummingbirdCore
import NIOCore
import PlatformContract

extension ServiceApplication {
    /// What the service's port answers.
    var serviceRoutes: [Route] {
        var all = routes + [readyRoute]
        if configuration.metricsPort == nil { all.append(metricsRoute) }
        if !routes.contains(where: { $0.path == HTTPInterface.healthPath }) { all.append(Self.healthRoute) }
        return all
    }

    /// `/metrics`: all that the service counts, of all tenants.
    var metricsRoute: Route {
        Route(.get, HTTPInterface.metricsPath) { [metrics] request, _ in
            let (type, body) = metrics.exposition(accepting: request.headers[.accept])
            return Response(status: .ok, headers: [.contentType: type], body: .init(byteBuffer: body))
        }
    }

    private var readyRoute: Route {
        Route(.get, HTTPInterface.readyPath) { [readiness] _, _ in
            let reasons = readiness.reasons
            guard reasons.isEmpty else {
                throw ServiceError(.serviceUnavailable, code: "not_ready", reasons.joined(separator: "; "))
            }
            return Self.fine
        }
    }

    private static var healthRoute: Route { Route(.get, HTTPInterface.healthPath) { _, _ in fine } }

    private static var fine: Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/plain"],
            body: .init(byteBuffer: ByteBuffer(staticString: "OK"))
        )
    }
}
