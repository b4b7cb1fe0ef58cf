/// What a panel asks Prometheus.
public struct Query: Hashable, Sendable {
    /// What the answer looks like.
    public enum Format: String, Hashable, Sendable {
        /// Series.
        case timeSeries = "time_series"
        /// The buckets of a histogram, each without those below it.
        case heatmap
        /// Rows, with a column for each label.
        case table
    }

    /// The PromQL expression; `$__rate_interval` is the range for every rate.
    public var expr: String
    /// The name of a series; `{{label}}` stands for a label's value.
    public var legend: String
    /// Whether one value at the end of the time range will do.
    public var isInstant: Bool
    /// What the answer looks like.
    public var format: Format

    /// Whether single observations, which lead to their traces, are asked for as well
    /// (https://prometheus.io/docs/prometheus/latest/feature_flags/#exemplars-storage); for queries over the time range.
    public var exemplars: Bool

    /// A query over the time range, or at its end.
    public init(
        _ expr: String,
        legend: String,
        isInstant: Bool = false,
        format: Format = .timeSeries,
        exemplars: Bool = false
    ) {
        self.expr = expr
        self.legend = legend
        self.isInstant = isInstant
        self.format = format
        self.exemplars = exemplars
    }
}
