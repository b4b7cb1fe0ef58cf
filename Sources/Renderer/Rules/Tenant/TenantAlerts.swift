import Kubernetes
import PlatformContract
import YAML

/// The alerts of one tenant.
///
/// Their PrometheusRule lives in the tenant's namespace, where prometheus-operator adds `namespace` to every selector
/// (`enforcedNamespaceLabel`). The selectors here say it themselves, so that they mean the same without the operator; the
/// series of the kubelets and of kube-state-metrics carry the namespace that they are about.
struct TenantAlerts: Hashable, Sendable {
    /// The share of failed requests over which HighErrorRate fires.
    static let errorRatio = 0.05
    /// The number of active requests over which TooManyActiveRequests fires.
    static let activeRequests = 100
    /// The share of a limit over which HighMemoryUsage and HighCPUUsage fire.
    static let limitRatio = 0.8

    /// The tenant's name, which is its namespace's too.
    var tenant: String
    /// Seconds over which the 95th percentile is too slow.
    ///
    /// A histogram can't tell times beyond its largest bucket apart: from there on the alert fires when the percentile has
    /// reached that bucket.
    var latencyThreshold: Double
    /// The Services that must have at least one scrape target; empty for a tenant that is suspended.
    var services: [String]
    /// Where the runbooks are; an alert's is below it, by its name in lower case.
    var runbookBase: String?

    /// Every alert, in the order in which they are written.
    var all: [AlertDefinition] {
        [highErrorRate, highLatency, serviceDown, tooManyActiveRequests, highMemoryUsage, highCPUUsage]
            .withRunbooks(below: runbookBase)
    }

    private var requests: TenantRequests { TenantRequests(tenant: tenant) }
}

// MARK: - Requests

extension TenantAlerts {
    private var highErrorRate: AlertDefinition {
        let errors = RuleQuery.rate(Metric.httpRequestErrors.selector(requests.all), over: "5m", by: [.tenant])
        let requests = RuleQuery.rate(Metric.httpRequests.selector(requests.all), over: "5m", by: [.tenant])
        // Without traffic it is 0 / 0, which is greater than nothing.
        return AlertDefinition(
            name: "HighErrorRate",
            expr: "\(errors) / \(requests) > \(Self.errorRatio)",
            for: "5m",
            severity: .warning,
            summary: "Many requests of \(tenant) fail",
            description: """
                {{ $value | humanizePercentage }} of the requests of \(tenant) failed in the last 5 minutes. Look first at \
                which endpoint and error_type \(Metric.httpRequestErrors.name) counts, and what was rolled out last.
                """
        )
    }

    private var highLatency: AlertDefinition {
        let duration = Metric.httpRequestDuration
        let buckets = duration.bucket.selector(requests.ofApplication)
        let quantile = RuleQuery.quantile(0.95, buckets, over: "5m", by: [.tenant])
        let largest = duration.buckets.last ?? .infinity
        let isBeyondBuckets = latencyThreshold >= largest
        let comparison = isBeyondBuckets ? ">= \(RuleQuery.number(largest))" : "> \(RuleQuery.number(latencyThreshold))"
        return AlertDefinition(
            name: "HighLatency",
            expr: "\(quantile) \(comparison)",
            for: "5m",
            severity: .warning,
            summary: "\(tenant) answers slowly",
            description: """
                The 95th percentile of the latency of \(tenant) is {{ $value | humanizeDuration }}. Look first at the \
                pods' CPU against its limit, throttling, and which endpoint is slow.
                """
        )
    }

    private var tooManyActiveRequests: AlertDefinition {
        let active = Metric.httpRequestsActive.selector([.namespace: .equal(tenant), .tenant: .equal(tenant)])
        return AlertDefinition(
            name: "TooManyActiveRequests",
            expr: "\(RuleQuery.sum(active, by: [.tenant])) > \(Self.activeRequests)",
            for: "5m",
            severity: .warning,
            summary: "\(tenant) has many active requests",
            description: """
                {{ $value }} requests of \(tenant) are being answered at once. Look first at whether answers have become \
                slow, then at whether more are asked for.
                """
        )
    }
}

// MARK: - Targets and limits

extension TenantAlerts {
    private var serviceDown: AlertDefinition {
        // Where nothing is scraped at all, as when a monitor selects no pod, there is no `up` that could be 0.
        let missing = services.map { service in
            "absent(\(Metric.up.selector([.namespace: .equal(tenant), .job: .equal(service)])))"
        }
        let down = "\(Metric.up.selector([.namespace: .equal(tenant)])) == 0"
        return AlertDefinition(
            name: "ServiceDown",
            expr: ([down] + missing).joined(separator: " or "),
            for: "2m",
            severity: .critical,
            summary: "A service of \(tenant) is down",
            description: """
                {{ with $labels.instance }}{{ . }} of {{ $labels.job }} in \(tenant) can't be scraped.{{ else }}\
                {{ $labels.job }} in \(tenant) has nothing to scrape.{{ end }} Look first at the pods of {{ $labels.job }}: \
                whether they run, and what they logged last.
                """
        )
    }

    private var highMemoryUsage: AlertDefinition {
        let used = Metric.containerMemoryWorkingSet.selector(containers)
        // A container that was restarted may have two series for a while, of which one is stale.
        return highUsage("HighMemoryUsage", "max by (\(container)) (\(used))", of: "memory", "memory")
    }

    private var highCPUUsage: AlertDefinition {
        let used = Metric.containerCPUUsage.selector(containers)
        return highUsage("HighCPUUsage", "sum by (\(container)) (rate(\(used)[5m]))", of: "cpu", "CPU")
    }

    private func highUsage(_ name: String, _ used: String, of resource: String, _ word: String) -> AlertDefinition {
        let limits = Metric.kubePodContainerResourceLimits.selector([
            .namespace: .equal(tenant), .container: .notEqual(""), .resource: .equal(resource),
        ])
        return AlertDefinition(
            name: name,
            expr: "\(used) / max by (\(container)) (\(limits)) > \(Self.limitRatio)",
            for: "5m",
            severity: .warning,
            summary: "A container of \(tenant) is near its \(word) limit",
            description: """
                {{ $labels.container }} in {{ $labels.pod }} uses {{ $value | humanizePercentage }} of its \(word) limit. \
                Look first at whether it grows with the requests; then raise the limit in the tenant's spec.
                """
        )
    }

    private var container: String { "namespace, pod, container" }

    /// Containers alone: the cgroups of pods and nodes have no container, and only cAdvisor's series have an image, which
    /// tells them from those of the kubelet's resource endpoint.
    private var containers: KeyValuePairs<Metric.Label, LabelMatch> {
        [.namespace: .equal(tenant), .container: .notEqual(""), .image: .notEqual("")]
    }
}
