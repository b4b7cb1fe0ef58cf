public import NIOCore

/// A request for an upstream.
public struct UpstreamRequest: Sendable {
    /// What is asked for.
    public enum Method: Sendable {
        case get
        /// With a body, which is sent from where it is.
        case post(ByteBuffer)
    }

    /// An `http` or `https` URL without credentials, percent-encoded.
    public var url: String
    /// What is asked for.
    public var method: Method
    /// The header lines, in this order; those that frame the request, and `Host`, are the client's.
    public var headers: [(name: String, value: String)]
    /// How long it may take.
    public var limits: UpstreamTimeLimits
    /// After how long without a byte the reader is told, and again after as long; never when left out.
    public var silence: Duration?

    /// A request.
    public init(
        _ method: Method,
        _ url: String,
        headers: [(name: String, value: String)] = [],
        limits: UpstreamTimeLimits = .default,
        silence: Duration? = nil
    ) {
        self.url = url
        self.method = method
        self.headers = headers
        self.limits = limits
        self.silence = silence
    }
}
