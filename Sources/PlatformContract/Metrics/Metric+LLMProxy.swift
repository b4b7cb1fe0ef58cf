extension Metric {
    /// Calls of the gateway by a tenant's proxy that have ended, by `UpstreamOutcome`.
    public static let llmProxyGatewayRequests = Metric(
        "llm_proxy_gateway_requests_total",
        .counter,
        labels: [.tenant, .operation, .outcome],
        help: "Calls of the gateway ended, by operation and outcome."
    )

    /// How long those took, to the last byte.
    public static let llmProxyGatewayDuration = Metric.histogram(
        "llm_proxy_gateway_request_duration_seconds",
        unit: .seconds,
        labels: [.tenant, .operation],
        help: "Time of a call of the gateway, to its last byte.",
        buckets: [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]
    )

    /// Readings of the tenant's system prompt, by `ReloadOutcome`: after a failure the one before is still in use.
    public static let llmProxyPromptReloads = Metric(
        "llm_proxy_prompt_reloads_total",
        .counter,
        labels: [.tenant, .outcome],
        help: "Readings of the tenant's system prompt, by outcome."
    )

    /// When the system prompt in use was read.
    public static let llmProxyPromptReloadTime = Metric(
        "llm_proxy_prompt_last_reload_timestamp_seconds",
        .gauge,
        unit: .seconds,
        labels: [.tenant],
        help: "When the system prompt in use was read."
    )

    /// Readings of the token by which the proxy calls the gateway, by `ReloadOutcome`.
    public static let llmProxyTokenReloads = Metric(
        "llm_proxy_token_reloads_total",
        .counter,
        labels: [.tenant, .outcome],
        help: "Readings of the token for the gateway, by outcome."
    )

    /// What a tenant's proxy exports, beside `http` and `process`.
    public static let llmProxy: [Metric] = [
        llmProxyGatewayRequests, llmProxyGatewayDuration, llmProxyPromptReloads, llmProxyPromptReloadTime,
        llmProxyTokenReloads,
    ]
}
