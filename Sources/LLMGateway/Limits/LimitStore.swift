import PlatformContract

/// Where tenants' use is counted.
///
/// A request is reserved before it is sent and settled after it, whatever came of it. The largest answer that a policy allows
/// (`maxTokensPerRequest`) is not counted here: whoever makes the estimate has capped the answer by then.
protocol LimitStore: Sendable {
    /// Takes what a request may need, if its tenant's limits have room.
    ///
    /// - Parameters:
    ///   - tenant: Whose limits; the name of a policy, never of a request.
    ///   - limits: The limits as the policy has them now. A change keeps what was used.
    ///   - tokens: An estimate of the prompt's tokens and the most that the answer may have.
    ///   - isStream: Whether the request counts as an open stream until it is settled.
    func reserve(tenant: String, limits: TenantPolicy.Limits, tokens: Int, isStream: Bool) async -> LimitDecision

    /// Corrects a reservation to what was used, and ends its stream: less is given back, more is owed. Only the first call for a
    /// reservation counts, be it this one or ``cancel(_:)``.
    func settle(_ reservation: LimitReservation, used: Int) async

    /// Gives a reservation back whole, the request too: nothing was sent to an upstream.
    func cancel(_ reservation: LimitReservation) async
}

/// Is told what a store that all pods share lives through, for metrics and logs. Calls come from any thread, event loops among
/// them, and must not block.
protocol LimitStoreObserver: Sendable {
    /// The store is back (true) or away (false); it begins away. While it is away, requests are counted by a share, or refused.
    func limitStoreChanged(isAvailable: Bool)
    /// A call or a connection failed. The reason is one of a few words, without addresses or secrets.
    func limitStoreFailed(_ failure: RedisFailure)
    /// A call was answered.
    func limitStoreAnswered(after duration: Duration)
}
