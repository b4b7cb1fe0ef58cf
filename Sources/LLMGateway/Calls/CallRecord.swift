import PlatformContract

/// What became of one call, for metrics and the audit log: nothing of what was asked or answered.
struct CallRecord: Sendable {
    /// The request's id.
    let requestID: String
    /// Whose call it was.
    let tenant: String
    /// The account that called.
    let account: String
    /// What was asked.
    let operation: LLMOperation
    /// The model that was asked for: one that the tenant's policy names.
    let model: String
    /// Whether the answer was asked for as a stream.
    let isStream: Bool
    /// When the head of the request was there.
    let start: ContinuousClock.Instant

    /// How it ended.
    var outcome = LLMRequestOutcome.failed
    /// Whether any of the answer was sent.
    var hasBegun = false
    /// The status of the response.
    var status = 0
    /// Who answered, or was asked last.
    var upstream: String?
    /// How many times an upstream was asked.
    var attempts = 0
    /// What it is charged.
    var charge = Charge.nothing
    /// US dollars; `nil` where the model has no price.
    var cost: Double?
    /// From the head of the request to the end of the response.
    var duration = Duration.zero
    /// Of that, what was waited for: the client's body, and the upstream.
    var waited = Duration.zero
    /// From the head of the request to the first text of a stream.
    var timeToFirstToken: Duration?
    /// From the first text of a stream to its end.
    var generationTime: Duration?

    /// The time that the gateway itself took.
    var overhead: Duration { duration - waited }
}
