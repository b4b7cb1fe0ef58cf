import Diagnostics
import PlatformContract
import PromQL

/// What is known of metrics in one run: the catalogue, what the configuration adds, what rules of the tree record.
final class MetricKnowledge: Sendable {
    /// Metrics that the configuration adds.
    let configuration: MetricConfiguration
    /// The names that the tree's rules record, each with the namespaces of the rules.
    let recordings: RecordingNames
    /// Whether the tree has tenants of ours, so that the metrics of our services are those of the catalogue.
    let hasTenants: Bool
    /// Whether something is installed that may record and export what nobody sees.
    let hasUnseen: Bool
    /// How far apart scrapes are, in seconds, where that is known.
    let scrapeInterval: Double?
    /// The namespaces that our gateway runs in, where the tree shows it.
    let gatewayNamespaces: Set<String>?
    /// The namespaces that Prometheus is installed in, where the tree shows it.
    let stackNamespaces: Set<String>?
    /// Labels that every series may have.
    private let commonLabels: Set<String>

    init(
        configuration: MetricConfiguration = MetricConfiguration(),
        recordings: RecordingNames = RecordingNames(),
        hasTenants: Bool = false,
        hasUnseen: Bool = false,
        scrapeInterval: Double? = nil,
        externalLabels: Set<String> = [],
        gatewayNamespaces: Set<String>? = nil,
        stackNamespaces: Set<String>? = nil
    ) {
        self.configuration = configuration
        self.recordings = recordings
        self.hasTenants = hasTenants
        self.hasUnseen = hasUnseen
        self.scrapeInterval = configuration.scrapeInterval?.seconds ?? scrapeInterval
        self.gatewayNamespaces = gatewayNamespaces
        self.stackNamespaces = stackNamespaces
        // Federation and remote storage add what tells one cluster and one server from another.
        commonLabels = externalLabels.union(configuration.labels).union(["cluster", "prometheus", "prometheus_replica"])
    }

    /// What the catalogue says of a series' name, where it can be trusted.
    ///
    /// `http_requests_total` and its like are names that everybody uses: that they are ours is known in a tree with tenants only.
    func entry(of name: String) -> MetricCatalogue.Entry? {
        guard let entry = Metric.catalogue.find(name) else { return nil }
        guard !hasTenants, entry.metric.exporter == .services else { return entry }
        return Self.ownPrefixes.contains(where: name.hasPrefix) ? entry : nil
    }

    /// How the names of metrics start that nobody but our services exports, all of which the catalogue has.
    static let ownPrefixes = ["llm_gateway_", "llm_proxy_"]

    /// What a series does over time, by the catalogue or by its name.
    func kind(of name: String) -> Metric.Kind? {
        if recordings.contains(name) { return nil }
        if let entry = entry(of: name) { return entry.kind }
        if configuration.metric(name) != nil { return configuration.kind(of: name) }
        return MetricWords.isCounter(name) || name.hasSuffix("_bucket") ? .counter : nil
    }

    /// The labels of a metric's series.
    func labels(of name: String?) -> KnownLabels {
        guard let name, !recordings.contains(name) else { return .all() }
        if let labels = configuration.labels(of: name) { return .only(labels.union(commonLabels)) }
        guard let entry = entry(of: name) else { return .all() }
        let names = Set(entry.series.labels.map(\.rawValue))
        let certain = Set(entry.metric.targetLabels.map(\.rawValue)).intersection(["instance", "job"])
        guard entry.hasAllLabels else { return .all(certain: certain) }
        return .only(names.union(commonLabels).union(["__name__"]), certain: certain)
    }

    /// The values of a metric's series.
    func values(of name: String?) -> ValueRange {
        guard let name else { return .any }
        if name == "up" || MetricWords.isShareOfErrors(name) { return .share }
        guard !recordings.contains(name) else { return .any }
        return kind(of: name) == .counter ? .notNegative : .any
    }

    /// The values of a quantile: what is beyond the largest bound counts as the largest bound (prometheus: `promql/quantile.go`).
    func quantiles(of call: Call) -> ValueRange {
        var highest: Double? = -.infinity
        for argument in call.arguments {
            argument.visit { node in
                guard case .vector(let selector) = node.kind.selector ?? node.kind else { return }
                let bounds = selector.metricName.flatMap(entry)?.metric.buckets ?? []
                guard let last = bounds.last, selector.metricName?.hasSuffix("_bucket") == true, let known = highest
                else {
                    highest = nil
                    return
                }
                highest = max(known, last)
            }
        }
        guard let highest, highest.isFinite else { return .any }
        return ValueRange(-.infinity, highest)
    }
}

extension Expression.Kind {
    /// The selector of a range vector, as a vector.
    fileprivate var selector: Expression.Kind? {
        guard case .matrix(let matrix) = self else { return nil }
        return .vector(matrix.selector)
    }
}
