public import HTTPTypes
public import HummingbirdCore

/// What answers the requests of one method and path.
public struct Route: Sendable {
    /// Answers a request. A `ServiceError` becomes its response; any other error becomes a 500 that says nothing of it.
    public typealias Handler = @Sendable (Request, RequestContext) async throws -> Response

    /// The method that is answered; one of `GET` answers `HEAD` too.
    public var method: HTTPRequest.Method
    /// The path as a whole, and the label `endpoint` of its metrics.
    public var path: String
    /// What answers.
    public var handler: Handler

    /// What answers the requests of one method and path.
    public init(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
        self.method = method
        self.path = path
        self.handler = handler
    }
}
