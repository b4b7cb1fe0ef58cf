/// What a metric is called and what its series carry: the services export it, alerts and dashboards ask for it.
public struct Metric: Hashable, Sendable {
    /// What a metric does over time.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Only grows, but for restarts.
        case counter
        /// Goes up and down.
        case gauge
        /// Counts observations in cumulative buckets.
        case histogram
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

    /// Its name; of a histogram, the name without `_bucket`, `_sum` or `_count`.
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

    /// A metric that is no histogram.
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

    /// A histogram with the upper bounds of its buckets.
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

    private init(
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
