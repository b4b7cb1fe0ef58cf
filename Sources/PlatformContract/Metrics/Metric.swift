/// What a metric is called and what its series carry: our services and the exporters of the stack export it, alerts and
/// dashboards ask for it.
public struct Metric: Hashable, Sendable {
    /// What a metric does over time.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Only grows, but for restarts.
        case counter
        /// Goes up and down.
        case gauge
        /// Counts observations in cumulative buckets.
        case histogram
        /// Sums observations, and may tell quantiles of them that it computed itself.
        case summary
        /// Whoever exports it does not say.
        case untyped
    }

    /// What its values count.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// Plain numbers.
        case none
        /// Seconds.
        case seconds
        /// Bytes.
        case bytes
    }

    /// Its name; of a histogram or summary, the name without `_bucket`, `_sum` or `_count`.
    public var name: String
    /// What it does over time.
    public var kind: Kind
    /// What its values count.
    public var unit: Unit
    /// The labels that whoever exports it sets.
    public var labels: [Label]
    /// The labels that scraping adds.
    public var targetLabels: [Label]
    /// What it tells: one sentence.
    public var help: String
    /// The upper bounds of a histogram's buckets, ascending, without `+Inf`; empty for other kinds.
    public var buckets: [Double]
    /// Who exports it.
    public var exporter = Exporter.services
    /// Where its name and labels are from: files of the exporter's project, or a page of its documentation; empty for ours.
    public var source = ""
    /// Whether its series may carry further labels, which a cluster's configuration decides.
    public var hasOpenLabels = false
    /// Whether the chart's default relabeling drops it, so that Prometheus has no series of it.
    public var isDropped = false

    /// A metric of our services that is no histogram.
    public init(
        _ name: String,
        _ kind: Kind,
        unit: Unit = .none,
        labels: [Label],
        targetLabels: [Label] = Label.serviceMonitor,
        help: String
    ) {
        self.init(name, kind, unit: unit, labels: labels, targetLabels: targetLabels, help: help, buckets: [])
    }

    /// A histogram of our services, with the upper bounds of its buckets.
    public static func histogram(
        _ name: String,
        unit: Unit,
        labels: [Label],
        targetLabels: [Label] = Label.serviceMonitor,
        help: String,
        buckets: [Double]
    ) -> Metric {
        Metric(name, .histogram, unit: unit, labels: labels, targetLabels: targetLabels, help: help, buckets: buckets)
    }

    init(
        _ name: String,
        _ kind: Kind,
        unit: Unit,
        labels: [Label],
        targetLabels: [Label],
        help: String,
        buckets: [Double]
    ) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.labels = labels
        self.targetLabels = targetLabels
        self.help = help
        self.buckets = buckets
    }
}
