import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// Finds a request's route, has it answered, and counts it.
final class Dispatcher: Sendable {
    private let table: RouteTable
    private let bodyLimit: Int
    private let requestLimit: Int
    private let errorBody: @Sendable (ServiceError) -> ByteBuffer
    private let tenant: String?
    private let metrics: RequestMetrics
    private let logger: Logger
    private let running = Atomic(0)

    init(
        routes: [Route],
        configuration: ServiceConfiguration,
        errorBody: @escaping @Sendable (ServiceError) -> ByteBuffer,
        tenant: String?,
        metrics: MetricsRegistry,
        logger: Logger
    ) {
        self.metrics = RequestMetrics(metrics)
        table = RouteTable(routes, metrics: self.metrics)
        bodyLimit = configuration.bodyLimit
        requestLimit = configuration.requestLimit
        self.errorBody = errorBody
        self.tenant = tenant
        self.logger = logger
    }

    /// Answers a request, and returns when the answer is written whole.
    ///
    /// - Throws: what ended an answer that had begun; `CancellationError` where the client has left.
    @concurrent
    func answer(_ request: Request, with writer: consuming ResponseWriter) async throws {
        let context = RequestContext(
            id: RequestID.accepted(request.headers.text(.requestID)) ?? RequestID.make(),
            trace: TraceContext(continuing: request.headers.text(.traceparent)),
            bodyLimit: bodyLimit,
            tenant: tenant,
            metrics: metrics,
            logger: logger
        )
        let match = table.match(request.uri.path, request.method)
        defer { context.ended() }
        var response: Response
        do {
            response = try await handle(request, match, context)
        } catch {
            guard !Task.isCancelled else {
                record(.clientClosedRequest, nil, match, context)
                throw CancellationError()
            }
            response = self.response(to: error, context)
        }
        response.headers.append(HTTPField(name: .requestID, value: context.id))
        let status = response.status
        do {
            if request.method == .head {
                try await writer.writeResponse(response.head)
            } else {
                try await writer.write(response: response.head, body: response.body)
            }
        } catch {
            if Task.isCancelled {
                record(.clientClosedRequest, nil, match, context)
            } else {
                let code = (error as? ServiceError)?.code ?? "response_failed"
                if !(error is ServiceError) { context.logger.error("a response failed: \(error)") }
                record(status, code, match, context)
            }
            throw error
        }
        record(status, nil, match, context)
    }

    /// The body that tells of an error that came before there was a request.
    func refusal(_ error: ServiceError) -> ByteBuffer {
        let code = error.status.code
        metrics.unread.record(tenant: tenant ?? "", status: code, error: code < 500 ? nil : error.code, after: nil)
        return errorBody(error)
    }

    private func handle(_ request: Request, _ match: RouteTable.Match, _ context: RequestContext) async throws
        -> Response
    {
        guard let handler = match.handler else { throw match.problem }
        guard !match.isExempt else { return try await handler(request, context) }
        let count = running.add(1, ordering: .relaxed).newValue
        defer { running.subtract(1, ordering: .relaxed) }
        guard count <= requestLimit else { throw ServiceError.tooManyRequests }
        return try await handler(request, context)
    }

    /// Counts a request. One that its client got wrong, or left, is no error: `http_requests_total` tells its status, and an alert on
    /// errors would wake the platform for what only the tenant can mend. Errors are statuses from 500, and answers that broke off.
    private func record(
        _ status: HTTPResponse.Status,
        _ error: String?,
        _ match: RouteTable.Match,
        _ context: RequestContext
    ) {
        let code = status.code
        // Probes are told the truth: that a pod is not ready is no failure to answer.
        let isFailure = code >= 500 && !match.isExempt
        let error = error ?? (isFailure ? context.failure ?? "http_\(code)" : nil)
        match.metrics.record(
            tenant: context.tenant ?? "",
            status: code,
            error: error,
            after: context.start.duration(to: .now)
        )
    }

    private func response(to error: any Error, _ context: RequestContext) -> Response {
        let problem: ServiceError
        if let error = error as? ServiceError {
            problem = error
        } else {
            context.logger.error("a request failed: \(error)")
            problem = ServiceError(.internalServerError, code: "internal_error", "internal error")
        }
        context.failed(as: problem.code)
        var headers = problem.headers
        headers[.contentType] = "application/json"
        return Response(status: problem.status, headers: headers, body: .init(byteBuffer: errorBody(problem)))
    }
}

extension HTTPResponse.Status {
    /// nginx's status for a client that left before its answer was complete; only metrics and logs say it.
    static let clientClosedRequest = Self(code: 499, reasonPhrase: "Client Closed Request")
}

extension ServiceError {
    static let tooManyRequests = ServiceError(
        .serviceUnavailable,
        code: "overloaded",
        "too many requests are running; come back in a moment",
        headers: [.retryAfter: "1"]
    )
}
