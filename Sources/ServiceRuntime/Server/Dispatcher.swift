import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore

/// Finds a request's route, has it answered, and counts it.
struct Dispatcher: Sendable {
    private let routes: [String: [Route]]
    private let configuration: ServiceConfiguration
    private let errorBody: @Sendable (ServiceError) -> ByteBuffer
    private let tenant: String?
    private let logger: Logger

    init(
        routes: [Route],
        configuration: ServiceConfiguration,
        errorBody: @escaping @Sendable (ServiceError) -> ByteBuffer,
        tenant: String?,
        logger: Logger
    ) {
        self.routes = Dictionary(grouping: routes) { $0.path }
        self.configuration = configuration
        self.errorBody = errorBody
        self.tenant = tenant
        self.logger = logger
    }

    @concurrent
    func answer(_ request: Request, with writer: consuming ResponseWriter) async throws {
        let context = RequestContext(
            id: request.headers[.requestID] ?? String(UInt64.random(in: .min ... .max), radix: 16),
            trace: TraceContext(continuing: request.headers[.traceparent]),
            bodyLimit: configuration.bodyLimit,
            tenant: tenant,
            logger: logger
        )
        var response: Response
        do {
            response = try await route(of: request).handler(request, context)
        } catch let error as ServiceError {
            response = self.response(to: error)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            context.logger.error("a request failed: \(error)")
            response = self.response(to: ServiceError(.internalServerError, code: "internal_error", "internal error"))
        }
        response.headers[.requestID] = context.id
        try await writer.write(response: response.head, body: response.body)
    }

    private func route(of request: Request) throws(ServiceError) -> Route {
        guard let routes = routes[request.uri.path] else {
            throw ServiceError(.notFound, code: "not_found", "there is nothing at this path")
        }
        guard let route = routes.first(where: { $0.method == request.method }) else {
            throw ServiceError(.methodNotAllowed, code: "method_not_allowed", "this path takes another method")
        }
        return route
    }

    private func response(to error: ServiceError) -> Response {
        var headers = error.headers
        headers[.contentType] = "application/json"
        return Response(status: error.status, headers: headers, body: .init(byteBuffer: errorBody(error)))
    }
}

extension HTTPField.Name {
    static let requestID = Self("x-request-id")!
    static let traceparent = Self("traceparent")!
}
