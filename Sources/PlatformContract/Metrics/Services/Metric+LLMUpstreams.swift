extension Metric {
    /// Calls of providers that have ended, by `UpstreamOutcome`; a request that is tried twice has two.
    public static let llmUpstreamRequests = Metric(
        "llm_upstream_requests_total",
        .counter,
        labels: [.upstream, .outcome],
        help: "Calls of providers ended, by outcome."
    )

    /// How long a provider took to begin to answer.
    public static let llmUpstreamFirstByte = Metric.histogram(
        "llm_upstream_first_byte_seconds",
        unit: .seconds,
        labels: [.upstream],
        help: "Time to the first byte of a provider's answer.",
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 60]
    )

    /// Which `CircuitState` a provider is in: 1 for that, otherwise 0.
    public static let llmUpstreamCircuitState = Metric(
        "llm_upstream_circuit_state",
        .gauge,
        labels: [.upstream, .state],
        help: "Whether a provider is asked: 1 for the state that its circuit is in."
    )

    /// Calls that a provider refused for the gateway's key (401, 403). Tenants see a 502: only who operates the gateway
    /// can mend it, and any such call is worth an alert.
    public static let llmUpstreamCredentialsRejected = Metric(
        "llm_upstream_credentials_rejected_total",
        .counter,
        labels: [.upstream],
        help: "Calls that a provider refused for the gateway's key."
    )

    /// Second tries, by the provider that failed, its `UpstreamOutcome`, and what was done about it, a `RetryKind`.
    public static let llmUpstreamRetries = Metric(
        "llm_upstream_retries_total",
        .counter,
        labels: [.upstream, .outcome, .kind],
        help: "Second tries of a request, by how the first ended."
    )

    /// Readings of a provider's key that has changed, by `ReloadOutcome`.
    public static let llmUpstreamKeyReloads = Metric(
        "llm_upstream_key_reloads_total",
        .counter,
        labels: [.upstream, .outcome],
        help: "Readings of a provider's key after a change, by outcome."
    )

    /// When a provider's key was last read well.
    public static let llmUpstreamKeyReloadTime = Metric(
        "llm_upstream_key_last_reload_timestamp_seconds",
        .gauge,
        unit: .seconds,
        labels: [.upstream],
        help: "When the provider's key in use was read."
    )

    /// What the gateway tells of its providers.
    static let llmUpstreamMetrics: [Metric] = [
        llmUpstreamRequests, llmUpstreamFirstByte, llmUpstreamCircuitState, llmUpstreamCredentialsRejected,
        llmUpstreamRetries, llmUpstreamKeyReloads, llmUpstreamKeyReloadTime,
    ]
}
