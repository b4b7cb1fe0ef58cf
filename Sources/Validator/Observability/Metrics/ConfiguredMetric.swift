import PlatformContract
public import YAML

/// A metric of an exporter that the catalogue doesn't know.
public struct ConfiguredMetric: Structured {
    /// What a metric does over time.
    public enum Kind: String, EnumFieldValue {
        /// Only grows, but for restarts.
        case counter
        /// Goes up and down.
        case gauge
        /// Counts observations in buckets.
        case histogram
        /// Sums observations, and may tell quantiles of them.
        case summary
    }

    /// Its name; of a histogram or summary, without `_bucket`, `_sum` or `_count`.
    public var name: String
    /// What it does over time; unknown when left out.
    public var kind: Kind?
    /// Its labels, beside those of the target; unknown when left out.
    public var labels: [String]?

    /// The value with the given fields set.
    public init(name: String, kind: Kind? = nil, labels: [String]? = nil) {
        self.name = name
        self.kind = kind
        self.labels = labels
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required(
                "name",
                value?.name,
                "Its name, of a histogram without '_bucket', '_sum' or '_count'."
            ),
            kind: visit.optional("kind", value?.kind, "What it does over time."),
            labels: visit.optional("labels", value?.labels, "Its labels, beside those of the target.")
        )
    }

    /// The names of its series.
    var names: [String] {
        switch kind {
        case .histogram: [name, name + "_bucket", name + "_sum", name + "_count"]
        case .summary: [name, name + "_sum", name + "_count"]
        case .counter, .gauge, nil: [name]
        }
    }
}

extension MetricConfiguration {
    /// What a series of a configured metric does over time.
    func kind(of name: String) -> Metric.Kind? {
        guard let metric = metric(name) else { return nil }
        switch metric.kind {
        case .counter: return .counter
        case .gauge: return .gauge
        case .histogram, .summary: return name == metric.name ? nil : .counter
        case nil: return nil
        }
    }
}

/// What is said of a metric that nobody is known to export.
public enum UnknownMetricSetting: String, EnumFieldValue {
    /// Only those are reported whose names are near another's, or whose exporter is known not to have them.
    case misspelt
    /// All of them are reported.
    case all
}

/// A length of time as Prometheus writes it: `1m30s`.
public struct ConfiguredDuration: TextValue {
    /// The text.
    public let text: String
    /// How long it is, in seconds.
    public let seconds: Double

    /// Reads a length of time.
    ///
    /// - Throws: `TextError` when it is none.
    public init(parsing text: String) throws(TextError) {
        guard let seconds = PrometheusDuration.seconds(of: text), seconds > 0 else {
            throw TextError(text: text, expected: "a length of time such as 30s or 1m")
        }
        self.text = text
        self.seconds = seconds
    }

    /// Such as `30s`.
    public static var grammar: TextGrammar { .init(example: "30s") }
}
