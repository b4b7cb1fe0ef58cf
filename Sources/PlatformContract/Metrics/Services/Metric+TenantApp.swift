extension Metric {
    /// Requests that a service has ended, well or not: each is counted once, and those that failed are counted
    /// in `httpRequestErrors` as well, so that one divided by the other is the share that failed.
    public static let httpRequests = Metric(
        "http_requests_total",
        .counter,
        labels: [.method, .endpoint, .tenant, .status],
        help: "Requests ended, by method, endpoint and status."
    )

    /// How long a service took to answer.
    public static let httpRequestDuration = Metric.histogram(
        "http_request_duration_seconds",
        unit: .seconds,
        labels: [.method, .endpoint, .tenant],
        help: "Time to answer a request.",
        buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
    )

    /// Requests that a service is answering now.
    public static let httpRequestsActive = Metric(
        "http_requests_active",
        .gauge,
        labels: [.tenant],
        help: "Requests being answered now."
    )

    /// Requests that a service failed to answer well: statuses from 500, and answers that broke off. What a client got wrong (4xx) is
    /// none of them, as alerts on the share of errors go to those who run the service.
    public static let httpRequestErrors = Metric(
        "http_request_errors_total",
        .counter,
        labels: [.method, .endpoint, .tenant, .errorType],
        help: "Requests that failed, by method, endpoint and kind of error."
    )

    /// Whose application it is; always 1.
    public static let appInfo = Metric(
        "app_info",
        .gauge,
        labels: [.company, .industry, .tenant],
        help: "The tenant's company and industry; always 1."
    )

    /// What every service of ours exports about the requests that it answers.
    public static let http: [Metric] = [httpRequests, httpRequestDuration, httpRequestsActive, httpRequestErrors]

    /// What the tenant's application exports, beside `process`.
    public static let tenantApp: [Metric] = http + [appInfo]
}
