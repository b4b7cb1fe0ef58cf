import PlatformContract

/// What a tenant's services count of the requests of its users.
///
/// The kubelet's probes and the scrapes are requests too: without users they would be all, and with few they would hide
/// what fails.
struct TenantRequests: Hashable, Sendable {
    /// The tenant's name, which is its namespace's too.
    var tenant: String

    /// The labels that sums keep.
    static let labels: [Metric.Label] = [.namespace, .tenant]

    /// Every service's requests.
    var all: KeyValuePairs<Metric.Label, LabelMatch> {
        [.namespace: .equal(tenant), .tenant: .equal(tenant), .endpoint: Self.notProbes]
    }

    /// The requests of the application alone. An answer of the proxy takes as long as its model, whose time the gateway
    /// tells.
    var ofApplication: KeyValuePairs<Metric.Label, LabelMatch> {
        [
            .namespace: .equal(tenant), .tenant: .equal(tenant),
            .job: .equal(TenantAppInterface.serviceName(tenant: tenant)), .endpoint: Self.notProbes,
        ]
    }

    /// The requests of the application that were answered within a time, which is a bound of the buckets.
    ///
    /// Prometheus 3 writes a whole bound with a fraction, `1.0`, and Prometheus 2 as the service does, `1`
    /// (https://prometheus.io/docs/prometheus/latest/migration/, on the labels `le` and `quantile`).
    func ofApplication(within seconds: Double) -> String {
        let bound = RuleQuery.number(seconds)
        let match: LabelMatch = bound.contains(".") ? .equal(bound) : .matching(#"\#(bound)(\.0)?"#)
        return Metric.httpRequestDuration.bucket.selector([
            .namespace: .equal(tenant), .tenant: .equal(tenant),
            .job: .equal(TenantAppInterface.serviceName(tenant: tenant)), .endpoint: Self.notProbes, .le: match,
        ])
    }

    private static let notProbes = LabelMatch.notMatching(
        [HTTPInterface.healthPath, HTTPInterface.readyPath, HTTPInterface.metricsPath].joined(separator: "|")
    )
}
