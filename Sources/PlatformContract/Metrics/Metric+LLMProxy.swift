extension Metric {
    /// Changes of the files that the proxy reads: the system prompt and its token. What is refused leaves the old one in use.
    public static let proxyFileReads = Metric(
        "llm_proxy_file_reads_total",
        .counter,
        labels: [.tenant, "file", "outcome"],
        help: "Changed files read again, by file and whether what they hold was taken or refused."
    )

    /// Whether the proxy reached the gateway when it last looked.
    public static let proxyGatewayUp = Metric(
        "llm_proxy_gateway_up",
        .gauge,
        labels: [.tenant],
        help: "1 when the gateway answered the last look at its health, 0 when it did not."
    )

    /// What the tenant's proxy exports beside the metrics of its requests.
    public static let llmProxy: [Metric] = [proxyFileReads, proxyGatewayUp]
}
