/// What a tenant's account says to one request.
enum LimitDecision: Sendable, Hashable {
    /// The request may be sent. Its reservation must be settled or cancelled when it has ended.
    case admitted(LimitReservation, LimitState)
    /// The request may not be sent, and nothing was charged. Without a state when the account could not be read.
    case refused(LimitRefusal, LimitState?)

    /// What is left of the limits, for the answer's headers. None when the account could not be read.
    var state: LimitState? {
        switch self {
        case .admitted(_, let state): state
        case .refused(_, let state): state
        }
    }
}

/// What one admitted request holds of its tenant's limits until it is settled.
struct LimitReservation: Sendable, Hashable {
    /// Tells reservations apart, over all pods and restarts.
    struct ID: Sendable, Hashable {
        /// A random number of the store that made the reservation.
        var store: UInt64
        /// The number of the reservation in its store.
        var number: UInt64
    }

    /// Which reservation this is.
    let id: ID
    /// The tenant who pays.
    let tenant: String
    /// The tokens that were taken: an estimate of the prompt and the most that the answer may have.
    let tokens: Int
    /// Whether the request counts as an open stream until it is settled.
    let isStream: Bool

    /// A reservation. Tokens below 0 and beyond ``LimitShare/largest`` count as these.
    init(id: ID, tenant: String, tokens: Int, isStream: Bool) {
        self.id = id
        self.tenant = tenant
        self.tokens = LimitShare.clamped(tokens)
        self.isStream = isStream
    }
}

/// Why a request was refused, and when to come again.
struct LimitRefusal: Sendable, Hashable {
    /// The limit that a request met. The raw value is for metrics and errors.
    enum Reason: String, Sendable, Hashable, CaseIterable {
        case requestsPerMinute = "requests_per_minute"
        case tokensPerMinute = "tokens_per_minute"
        case tokensPerDay = "tokens_per_day"
        case concurrentStreams = "concurrent_streams"
        /// The request's tokens are more than a whole minute's or day's, so that it never fits.
        case requestTooLarge = "request_too_large"
        /// The store that all pods count in is away. It is no fault of the caller's: 503 and not 429.
        case limitsUnavailable = "limits_unavailable"
    }

    /// The limit that keeps the request waiting longest.
    let reason: Reason
    /// Milliseconds until the request would be admitted if nothing else happened, exactly for limits a minute and a day;
    /// a second for those whose end nobody knows. None when waiting does not help.
    let retryAfterMilliseconds: Int?

    /// The value of `Retry-After`: whole seconds, rounded up, at least 1. None when waiting does not help.
    var retryAfterSeconds: Int? {
        retryAfterMilliseconds.map { max(1, $0 / 1000 + ($0 % 1000 > 0 ? 1 : 0)) }
    }
}
