/// A request for an upstream.
public struct UpstreamRequest: Sendable {
    /// What is asked for.
    public enum Method: Sendable {
        case get
        /// With a body.
        case post([UInt8])
    }

    /// An `http` or `https` URL.
    public var url: String
    /// What is asked for.
    public var method: Method
    /// The header lines, in this order; `Host` and `Content-Length` are the client's.
    public var headers: [(name: String, value: String)]
    /// How long it may take.
    public var limits: UpstreamTimeLimits

    /// A request.
    public init(
        _ method: Method,
        _ url: String,
        headers: [(name: String, value: String)] = [],
        limits: UpstreamTimeLimits = .default
    ) {
        self.url = url
        self.method = method
        self.headers = headers
        self.limits = limits
    }
}

/// How long each phase of a request may take.
public struct UpstreamTimeLimits: Hashable, Sendable {
    /// Until a connection is there, TLS included.
    public var connect: Duration
    /// From the start until the head of the response.
    public var firstByte: Duration
    /// Between two pieces of the body, while the reader takes them.
    public var idle: Duration
    /// From the start to the end.
    public var total: Duration

    /// Time limits.
    public init(connect: Duration, firstByte: Duration, idle: Duration, total: Duration) {
        self.connect = connect
        self.firstByte = firstByte
        self.idle = idle
        self.total = total
    }

    /// What suits a language model: 5 seconds to connect, 2 minutes to the first byte, 1 minute between two pieces,
    /// 15 minutes in all.
    public static let `default` = UpstreamTimeLimits(
        connect: .seconds(5),
        firstByte: .seconds(120),
        idle: .seconds(60),
        total: .seconds(900)
    )
}
