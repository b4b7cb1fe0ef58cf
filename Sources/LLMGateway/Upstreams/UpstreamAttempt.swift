public import Files

/// One request that is to be sent to one upstream.
public struct UpstreamAttempt: Sendable {
    /// The upstream's name, for metrics and logs.
    public let upstream: String
    /// The whole URL of the operation.
    public let url: String
    /// The upstream's key as it is now. The attempt keeps it to its end, whatever becomes of the file.
    public let key: SecretText
    /// Which circuit the attempt counts for.
    let ticket: UpstreamCircuit.Ticket
}

/// What is to be done after an attempt failed.
public enum UpstreamNext: Sendable {
    /// Try again, with this.
    case retry(UpstreamAttempt)
    /// Answer the client.
    case give(UpstreamRefusal)
}

/// How a client is told that no upstream has an answer for it.
public struct UpstreamRefusal: Error, Hashable, Sendable {
    /// Why, for metrics and for the error's code.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The upstream refused this request: its status and body are for the client, who can mend it.
        case refused
        /// Every upstream of the model is left alone for a time, as it failed before.
        case circuitOpen = "circuit_open"
        /// The key of every upstream of the model can't be read.
        case keyUnavailable = "key_unavailable"
        /// No configured upstream has the model.
        case noUpstream = "no_upstream"
        /// No connection, or one that ended before the answer.
        case unreachable
        /// The upstream took too long.
        case timeout
        /// The upstream has too many requests of ours.
        case rateLimited = "upstream_rate_limited"
        /// The upstream answered with an error of its own.
        case serverError = "upstream_error"
        /// The upstream does not take the platform's key: nothing that a tenant could mend, or should read.
        case credentialsRejected = "upstream_auth_error"
        /// The response broke off after part of it was passed on.
        case interrupted
    }

    /// Why.
    public var reason: Reason
    /// The status of the answer.
    public var status: Int
    /// How long the client should wait: the header `Retry-After`, in whole seconds, rounded up.
    public var retryAfter: Duration?

    /// Whether the upstream's own body is passed on: only where the client can mend the request, as its text may say things
    /// of the platform's account that no tenant should read.
    public var passesBody: Bool { reason == .refused }

    /// A refusal.
    public init(_ reason: Reason, status: Int, retryAfter: Duration? = nil) {
        self.reason = reason
        self.status = status
        self.retryAfter = retryAfter
    }
}

/// What happens to upstreams, for metrics and logs.
public enum UpstreamEvent: Hashable, Sendable {
    /// An upstream failed too often, and is left alone for a time.
    case circuitOpened(upstream: String, for: Duration)
    /// An upstream works again.
    case circuitClosed(upstream: String)
    /// An upstream answered 401 or 403: the platform's key is not taken.
    case credentialsRejected(upstream: String, status: Int)
    /// An upstream's key was read, for the first time or after it changed.
    case keyRead(upstream: String)
    /// An upstream's key can't be read: the one before stays in use, or requests go to others. Each problem is told once.
    case keyUnavailable(upstream: String, FileProblem)
}
