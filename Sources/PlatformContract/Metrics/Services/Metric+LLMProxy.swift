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

    /// Readings of the files that the proxy is given, the system prompt and its token, after a change; by `ReloadOutcome`.
    public static let llmProxyFileReads = Metric(
        "llm_proxy_file_reads_total",
        .counter,
        labels: [.tenant, .file, .outcome],
        help: "Readings of the prompt and the token after a change, by outcome."
    )

    /// Whether the proxy reached the gateway when it last looked.
    public static let llmProxyGatewayUp = Metric(
        "llm_proxy_gateway_up",
        .gauge,
        labels: [.tenant],
        help: "1 when the gateway answered the last look at its health, 0 when it did not."
    )

    /// What the tenant's proxy exports beside the metrics of its requests.
    public static let llmProxy: [Metric] = [
        llmProxyGatewayRequests, llmProxyGatewayDuration, llmProxyFileReads, llmProxyGatewayUp,
    ]
}
