/// Metrics by the names of their series.
public struct MetricCatalogue: Sendable {
    /// What a name stands for.
    public struct Entry: Hashable, Sendable {
        /// The metric that has a series of the name; the first, where several exporters have one.
        public var metric: Metric
        /// The name, and every label that its series have after scraping, of whichever exporter.
        public var series: Metric.Series
        /// What the series does over time: buckets, sums and counts are counters.
        public var kind: Metric.Kind
        /// Whether the series have no label but those of `series`.
        public var hasAllLabels: Bool
    }

    /// What it was made of.
    public let metrics: [Metric]
    private let entries: [String: Entry]

    /// A catalogue. A name that several metrics have stands for all of them: they are of one kind.
    public init(_ metrics: [Metric]) {
        self.metrics = metrics
        var entries: [String: Entry] = [:]
        entries.reserveCapacity(metrics.count * 2)
        for metric in metrics {
            for series in metric.series {
                if var known = entries[series.name] {
                    known.series.labels += series.labels.filter { !known.series.labels.contains($0) }
                    known.hasAllLabels = known.hasAllLabels && !metric.hasOpenLabels
                    entries[series.name] = known
                } else {
                    entries[series.name] = Entry(
                        metric: metric,
                        series: series,
                        kind: Self.kind(of: series, in: metric),
                        hasAllLabels: !metric.hasOpenLabels
                    )
                }
            }
        }
        self.entries = entries
    }

    /// What a series' name stands for: with `_bucket`, `_sum` or `_count`, as a query has it.
    public func find(_ name: String) -> Entry? {
        entries[name]
    }

    /// The names of all series, in no order.
    public var names: some Collection<String> & Sendable { entries.keys }

    private static func kind(of series: Metric.Series, in metric: Metric) -> Metric.Kind {
        switch metric.kind {
        case .histogram: .counter
        case .summary: series.name == metric.name ? .gauge : .counter
        case .counter, .gauge, .untyped: metric.kind
        }
    }
}

extension Metric {
    /// What our services export.
    public static let services: [Metric] = tenantApp + llmGateway + llmProxy + process

    /// Every metric that our services and the exporters of the stack export.
    public static let all: [Metric] = services + stack

    /// Every metric by the names of its series.
    public static let catalogue = MetricCatalogue(all)

    /// What the exporters of the stack export.
    private static let stack: [Metric] = [
        kubePods, kubeContainers, kubeInitContainers, kubeWorkloads, kubeJobs, kubePolicies, kubeClusters, kubeVolumes,
        containers, kubeletVolumes, kubelets, nodes, nodeMemory, nodeNetwork, nodeCounts, scrapes, alertSeries,
        prometheusScraping, prometheusRules, prometheusNotifications, prometheusStorage, alertmanager,
        prometheusOperator, argoCD, argoRepositories, flux, fluxResources, externalSecrets, certManager,
        controllerRuntime, coreDNS,
        apiServer, clients,
    ].flatMap(\.self)
}
