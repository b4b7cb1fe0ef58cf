/// Why there is no response, or not the whole of one.
public enum UpstreamError: Error, Hashable, Sendable {
    /// What took too long.
    public enum Phase: String, Hashable, Sendable {
        case connect, firstByte, idle, total
    }

    /// The request can't be sent: its URL, or a header line, is none.
    case invalidRequest(String)
    /// There is no connection: a name that is not known, a port where nobody listens.
    case noConnection(String)
    /// The peer is not who its certificate should say, or speaks no TLS.
    case notTrusted(String)
    /// A phase took longer than its limit.
    case timeLimit(Phase)
    /// The connection was closed or reset before the response ended.
    ///
    /// `received` is whether any byte of the response had come.
    case incomplete(String, received: Bool)
    /// The response is no HTTP, or its head is too large.
    case invalidResponse(String)
    /// The reader left.
    case cancelled
    /// The client was shut down.
    case shutDown

    /// Whether the upstream can't have seen any of the request, so that sending it again, there or elsewhere, does nothing
    /// twice: there was no connection, or none that was trusted.
    public var isRetrySafe: Bool {
        switch self {
        case .noConnection, .notTrusted, .timeLimit(.connect): true
        case .invalidRequest, .timeLimit, .incomplete, .invalidResponse, .cancelled, .shutDown: false
        }
    }
}

extension UpstreamError: CustomStringConvertible {
    /// What went wrong. Nothing of the request or the response is in it but the upstream's host.
    public var description: String {
        switch self {
        case .invalidRequest(let reason): "the request is invalid: \(reason)"
        case .noConnection(let reason): "no connection: \(reason)"
        case .notTrusted(let reason): "the upstream is not trusted: \(reason)"
        case .timeLimit(.connect): "connecting took too long"
        case .timeLimit(.firstByte): "the first byte took too long"
        case .timeLimit(.idle): "the response stopped for too long"
        case .timeLimit(.total): "the response took too long"
        case .incomplete(let reason, let received):
            "the response is incomplete\(received ? "" : ", nothing of it came"): \(reason)"
        case .invalidResponse(let reason): "the response is invalid: \(reason)"
        case .cancelled: "the request was cancelled"
        case .shutDown: "the client was shut down"
        }
    }
}
