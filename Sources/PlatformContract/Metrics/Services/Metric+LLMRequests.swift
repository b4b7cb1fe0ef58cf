extension Metric {
    /// Requests for models that have ended, by `LLMOperation` and `LLMRequestOutcome`: each once. Those that are
    /// rejected before they name a model that the tenant may use are counted for the model `other`.
    public static let llmRequests = Metric(
        "llm_requests_total",
        .counter,
        labels: [.tenant, .model, .operation, .outcome],
        help: "Requests for models ended, by operation and outcome."
    )

    /// Requests for models, and for the list of them, that the gateway refused, by `RejectionReason`; for the tenant `other` those of nobody whom it knows.
    public static let llmRequestsRejected = Metric(
        "llm_requests_rejected_total",
        .counter,
        labels: [.tenant, .reason],
        help: "Requests refused, by reason."
    )

    /// Requests whose client left, by `CancellationPhase`.
    public static let llmRequestsCancelled = Metric(
        "llm_requests_cancelled_total",
        .counter,
        labels: [.tenant, .model, .phase],
        help: "Requests whose client left before the end of the answer, by how far it was."
    )

    /// Requests that are being answered now.
    public static let llmRequestsInFlight = Metric(
        "llm_requests_in_flight",
        .gauge,
        labels: [.tenant],
        help: "Requests for models being answered now."
    )

    /// Streams among those.
    public static let llmStreamsInFlight = Metric(
        "llm_streams_in_flight",
        .gauge,
        labels: [.tenant],
        help: "Streams being answered now."
    )

    /// Tokens, by `TokenType`: as the provider reports them, or as they are estimated where it does not.
    public static let llmTokens = Metric(
        "llm_tokens_total",
        .counter,
        labels: [.tenant, .model, .type],
        help: "Tokens used, by type; cached ones are among input, reasoning ones among output."
    )

    /// What the tokens cost by the prices of the gateway's configuration; nothing for a model without a price.
    public static let llmCost = Metric(
        "llm_cost_usd_total",
        .counter,
        labels: [.tenant, .model],
        help: "Cost of the tokens used, in US dollars."
    )

    /// Answers whose usage the provider did not report, and which were charged an estimate.
    public static let llmUsageMissing = Metric(
        "llm_usage_missing_total",
        .counter,
        labels: [.tenant, .model],
        help: "Answers without a reported usage, charged by an estimate."
    )

    /// What is left of a limit, by `LLMLimit`: below zero where more was used than reserved. No series where there is
    /// no limit.
    public static let llmLimitRemaining = Metric(
        "llm_limit_remaining",
        .gauge,
        labels: [.tenant, .limit],
        help: "What is left of a tenant's limit; negative while it is in debt."
    )

    /// How much a limit allows, by `LLMLimit`: what `llmLimitRemaining` is a share of.
    public static let llmLimitAllowed = Metric(
        "llm_limit_allowed",
        .gauge,
        labels: [.tenant, .limit],
        help: "How much a tenant's limit allows."
    )

    /// What the gateway tells of requests, tokens and limits.
    static let llmRequestMetrics: [Metric] = [
        llmRequests, llmRequestsRejected, llmRequestsCancelled, llmRequestsInFlight, llmStreamsInFlight, llmTokens,
        llmCost, llmUsageMissing, llmLimitRemaining, llmLimitAllowed,
    ]
}
