public import HTTPTypes
public import NIOCore

/// A response that tells what is wrong with a request, or with the service.
public struct ServiceError: Error, Sendable {
    /// The status.
    public var status: HTTPResponse.Status
    /// What programs go by: `rate_limit_exceeded`. Also the label `error_type` of metrics: never text of a request.
    public var code: String
    /// What people read: what was expected, and how to mend it. Never a secret, and nothing of an upstream's text.
    public var message: String
    /// The field of the request that it is about.
    public var parameter: String?
    /// Header lines beside those of the body.
    public var headers: HTTPFields

    /// A response that tells what is wrong.
    public init(
        _ status: HTTPResponse.Status,
        code: String,
        _ message: String,
        parameter: String? = nil,
        headers: HTTPFields = [:]
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.parameter = parameter
        self.headers = headers
    }
}

extension ServiceError {
    /// `{"error":"…"}`, as the reference's services answer.
    @Sendable public static func plainBody(_ error: ServiceError) -> ByteBuffer {
        // Messages are our own text, without quotes or control characters.
        ByteBuffer(string: #"{"error":"\#(error.message)"}"#)
    }
}
