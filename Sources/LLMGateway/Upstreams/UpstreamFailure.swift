public import UpstreamHTTP

/// How an attempt at an upstream failed, or how what it answered can't be passed on as it is.
public enum UpstreamFailure: Hashable, Sendable {
    /// There is no connection, or none that is trusted; nothing of the request was sent.
    case noConnection
    /// The connection ended, or said something that is no HTTP, before the head of a response.
    case noAnswer
    /// The head of the response took too long.
    case timeout
    /// A status that is no success; and how long the upstream asks to be left alone (`Retry-After`).
    case status(Int, retryAfter: Duration? = nil)
    /// The response broke off, or stopped for too long, after its head.
    case interrupted
}

extension UpstreamFailure {
    /// What an error before the head of a response means; `nil` when it says nothing of the upstream: the client left, or
    /// the gateway did.
    public init?(_ error: UpstreamError) {
        switch error {
        case .noConnection, .notTrusted, .timeLimit(.connect): self = .noConnection
        case .incomplete, .invalidResponse, .timeLimit(.idle): self = .noAnswer
        case .timeLimit(.firstByte), .timeLimit(.total): self = .timeout
        case .invalidRequest, .cancelled, .shutDown: return nil
        }
    }
}
