import HTTPTypes
import NIOCore
import OpenAI
import ServiceRuntime

extension ServiceError {
    /// Who calls is not known, or may not.
    init(_ error: AuthenticationError) {
        var headers = HTTPFields()
        if error.status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        if error.status == 503 { headers[.retryAfter] = "1" }
        // OpenAI's own code where a key is wrong; its clients go by the status.
        let code = error.status == 401 ? "invalid_api_key" : error.rawValue
        self.init(.init(code: error.status), code: code, error.description, headers: headers)
    }

    /// The request says something that can't be answered.
    init(_ error: RequestError) {
        self.init(.badRequest, code: error.reason.rawValue, error.message, parameter: error.parameter)
    }

    /// There is no room for the request.
    init(_ refusal: LimitRefusal, _ state: LimitState?) {
        var headers = HTTPFields()
        if let state { RateLimitHeaders.write(state, to: &headers) }
        if let seconds = refusal.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
        let isAway = refusal.reason == .limitsUnavailable
        self.init(
            isAway ? .serviceUnavailable : .tooManyRequests,
            code: isAway ? refusal.reason.rawValue : "rate_limit_exceeded",
            refusal.message,
            headers: headers
        )
    }

    /// No upstream has an answer.
    init(_ failure: CallFailure) {
        let refusal = failure.refusal
        var headers = HTTPFields()
        if let wait = refusal.retryAfter {
            headers[.retryAfter] = String(wait.components.seconds + (wait.components.attoseconds > 0 ? 1 : 0))
        }
        self.init(
            .init(code: refusal.status),
            // OpenAI's own code where a client knows what to do about it.
            code: refusal.reason == .rateLimited ? "rate_limit_exceeded" : refusal.reason.rawValue,
            refusal.reason.message,
            headers: headers
        )
    }

    /// The tenant's policy does not name the model, or nobody has it: which of both is nobody's business.
    static var unknownModel: ServiceError {
        ServiceError(
            .notFound,
            code: "model_not_found",
            "The model does not exist, or this tenant may not use it; GET /v1/models lists those that it may.",
            parameter: "model"
        )
    }

    /// The request asks for a longer answer than the tenant may have.
    static func tooMuchOutput(_ operation: Operation, limit: Int) -> ServiceError {
        ServiceError(
            .badRequest,
            code: RequestError.Reason.invalidValue.rawValue,
            "An answer may have at most \(limit) tokens.",
            parameter: operation == .responses ? "max_output_tokens" : "max_completion_tokens"
        )
    }

    /// The error as OpenAI tells errors.
    @Sendable static func openAIBody(_ error: ServiceError) -> ByteBuffer { error.apiError.body }

    /// The error as an event of a stream whose head is sent.
    var event: ByteBuffer { apiError.event }

    private var apiError: APIError {
        APIError(status: status.code, code: code, message, parameter: parameter)
    }
}

extension LimitRefusal {
    fileprivate var message: String {
        switch reason {
        case .requestsPerMinute: "Rate limit reached: the tenant's requests a minute are used up."
        case .tokensPerMinute: "Rate limit reached: the tenant's tokens a minute are used up."
        case .tokensPerDay: "Rate limit reached: the tenant's tokens of this day (UTC) are used up."
        case .concurrentStreams: "Rate limit reached: as many streams as the tenant may have are open."
        case .requestTooLarge: "The request needs more tokens than the tenant's limits ever have at once."
        case .limitsUnavailable: "The tenant's limits can't be read just now."
        }
    }
}

extension UpstreamRefusal.Reason {
    fileprivate var message: String {
        switch self {
        case .refused: "the upstream refused the request"
        case .circuitOpen: "the model's upstreams failed repeatedly and are left alone for a while"
        case .keyUnavailable, .credentialsRejected: "the gateway can't use the upstream just now"
        case .noUpstream: "no upstream serves the model"
        case .unreachable: "the upstream can't be reached"
        case .timeout: "the upstream took too long"
        case .rateLimited: "the upstream has too many requests"
        case .serverError: "the upstream failed"
        case .interrupted: "the upstream's answer broke off"
        }
    }
}
