import HTTPTypes
import Logging
import ServiceRuntime
import UpstreamHTTP

/// What a client is told when the gateway gives no answer, or one that is none.
enum GatewayFailure {
    /// What a client is told of an error of the request to the gateway.
    static func error(for error: any Error, _ context: RequestContext) -> any Error {
        let failure = Self.error(for: error)
        if let failure = failure as? ServiceError {
            context.logger.warning("the gateway gives no answer: \(error)", metadata: ["code": .string(failure.code)])
        }
        return failure
    }

    /// What a client is told of an error of the request to the gateway: nothing when it has left.
    static func error(for error: any Error) -> any Error {
        switch error as? UpstreamError {
        case .cancelled: CancellationError()
        case .timeLimit(.connect), .noConnection, .notTrusted, .shutDown:
            ServiceError(.badGateway, code: "gateway_unreachable", "the gateway can't be reached")
        case .timeLimit: ServiceError(.gatewayTimeout, code: "model_timeout", "the model took too long to answer")
        case .incomplete, .invalidResponse, .invalidRequest, nil: unreadable
        }
    }

    /// The answer broke off, or is none.
    static let unreadable = ServiceError(
        .badGateway,
        code: "gateway_answer_incomplete",
        "the gateway's answer broke off"
    )

    /// What one who asked a question is told of an answer that is an error, of which no text is passed on: nobody knows what an
    /// API behind the gateway has put into it.
    ///
    /// - Parameter retryAfter: the answer's `Retry-After`.
    static func error(forStatus status: Int, retryAfter: String?) -> ServiceError {
        var headers: HTTPFields = [:]
        headers[.retryAfter] = retryAfter
        switch status {
        case 429:
            return ServiceError(
                .tooManyRequests,
                code: "rate_limited",
                "the tenant's limit is used up",
                headers: headers
            )
        case 503 where retryAfter != nil:
            return ServiceError(.serviceUnavailable, code: "gateway_busy", "the gateway is busy", headers: headers)
        case 504: return ServiceError(.gatewayTimeout, code: "model_timeout", "the model took too long to answer")
        case 400, 413, 422:
            return ServiceError(.badRequest, code: "refused", "the gateway refuses the question, or its 'max_tokens'")
        case 403, 404:
            return ServiceError(.badGateway, code: "not_allowed", "the gateway does not let this tenant ask its model")
        default: return ServiceError(.badGateway, code: "gateway_error", "the gateway answered with an error")
        }
    }
}
