import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import ServiceRuntime
import UpstreamHTTP

/// Passes a question from the page to the tenant's proxy, which the page can't reach, and the answer back as it comes.
struct QuestionRelay: Sendable {
    let client: UpstreamClient
    let url: String
    let limits: UpstreamTimeLimits

    func answer(_ request: Request, _ context: RequestContext) async throws -> Response {
        guard SameOrigin.allows(request) else {
            throw ServiceError(
                .forbidden,
                code: "cross_site",
                "questions are taken from this application's own page only"
            )
        }
        // A form of another site can send no such type without the browser asking first.
        guard Self.isJSON(request.headers[.contentType]) else {
            throw ServiceError(
                .unsupportedMediaType,
                code: "unsupported_media_type",
                "the body has to be application/json"
            )
        }
        let body = try await request.body(in: context)
        return try await relay(body, of: request, context)
    }

    private func relay(_ body: ByteBuffer, of request: Request, _ context: RequestContext) async throws -> Response {
        let wantsStream = request.headers[.accept]?.contains("text/event-stream") ?? false
        let question = UpstreamRequest(
            .post(body),
            url,
            headers: [
                ("content-type", "application/json"),
                ("accept", wantsStream ? "text/event-stream" : "application/json"),
                ("traceparent", context.trace.traceparent),
                ("x-request-id", context.id),
            ],
            limits: limits
        )
        do {
            let answer = try await client.send(question)
            return Self.response(passingOn: answer)
        } catch {
            throw Self.failure(error, context)
        }
    }

    /// What people are told when the proxy gives no answer.
    private static func failure(_ error: any Error, _ context: RequestContext) -> any Error {
        switch error as? UpstreamError {
        case .cancelled: return CancellationError()
        case .timeLimit:
            return ServiceError(.gatewayTimeout, code: "assistant_timeout", "the assistant took too long to answer")
        default:
            context.logger.warning("the proxy gives no answer: \(error)")
            return ServiceError(.badGateway, code: "assistant_unreachable", "the assistant can't be reached")
        }
    }

    private static func response(passingOn answer: UpstreamResponse) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store", .xContentTypeOptions: "nosniff"]
        headers[.contentType] = answer.head["content-type"]
        headers[.retryAfter] = answer.head["retry-after"]
        // nginx, in front as an Ingress, would collect a stream (its documentation of proxy_buffering).
        headers[.accelBuffering] = "no"
        let status = HTTPResponse.Status(code: answer.head.status)
        return Response(
            status: status,
            headers: headers,
            body: answer.body.whole.map { .init(byteBuffer: $0) } ?? .init(asyncSequence: answer.body)
        )
    }

    private static func isJSON(_ type: String?) -> Bool {
        type?.prefix { $0 != ";" && $0 != " " }.lowercased() == "application/json"
    }
}
