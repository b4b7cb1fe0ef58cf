public import NIOCore

/// An error as OpenAI tells it: `{"error":{"message":"...","type":"...","param":null,"code":"..."}}`.
///
/// Clients go by the status; OpenAI's own libraries raise `AuthenticationError` on 401, `RateLimitError` on 429 and so on.
public struct APIError: Error, Hashable, Sendable {
    /// The kind of an error. The values are those that OpenAI sends: a rejected key is an `invalid_request_error` with the
    /// code `invalid_api_key`, and a rate limit's type is what is limited, `tokens` or `requests`.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// As it is sent.
        public var rawValue: String

        /// A kind that OpenAI may add.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The request is wrong, or not allowed.
        public static let invalidRequest = Self(rawValue: "invalid_request_error")
        /// Too many tokens a minute or a day.
        public static let tokens = Self(rawValue: "tokens")
        /// Too many requests a minute.
        public static let requests = Self(rawValue: "requests")
        /// A budget is used up; waiting doesn't help.
        public static let insufficientQuota = Self(rawValue: "insufficient_quota")
        /// The service, or one behind it, failed.
        public static let server = Self(rawValue: "server_error")
    }

    /// The HTTP status.
    public var status: Int
    /// The kind.
    public var type: Kind
    /// What programs go by: `rate_limit_exceeded`.
    public var code: String?
    /// What people read. Never a secret, and nothing of an upstream's text.
    public var message: String
    /// The field of the request that it is about.
    public var parameter: String?

    /// An error.
    public init(status: Int, type: Kind, code: String?, _ message: String, parameter: String? = nil) {
        self.status = status
        self.type = type
        self.code = code
        self.message = message
        self.parameter = parameter
    }

    /// An error whose kind follows from its status: 5xx is the service's, 429 a limit of requests, all else the client's.
    public init(status: Int, code: String?, _ message: String, parameter: String? = nil) {
        let type: Kind =
            switch status {
            case 500...: .server
            case 429: code == "insufficient_quota" ? .insufficientQuota : .requests
            default: .invalidRequest
            }
        self.init(status: status, type: type, code: code, message, parameter: parameter)
    }

    /// The body of the response, `application/json`.
    public var body: ByteBuffer {
        var body = ByteBuffer()
        body.reserveCapacity(message.utf8.count + 128)
        body.writeStaticString(#"{"error":{"message":"#)
        body.writeJSONString(message)
        body.writeStaticString(#","type":"#)
        body.writeJSONString(type.rawValue)
        body.writeStaticString(#","param":"#)
        body.writeJSONStringOrNull(parameter)
        body.writeStaticString(#","code":"#)
        body.writeJSONStringOrNull(code)
        body.writeStaticString("}}")
        return body
    }

    /// The error as an event of a stream whose head is already sent; clients of streams read it as an error.
    public var event: ByteBuffer {
        var event = ByteBuffer(staticString: "data: ")
        event.writeImmutableBuffer(body)
        event.writeStaticString("\n\n")
        return event
    }
}
