import PlatformContract

/// All series of one metric.
struct MetricFamily {
    let metric: Metric
    let text: ExpositionText
    private(set) var series: [[String]: MetricSeries] = [:]
    /// The series in the order of the exposition; `nil` after a change, until it is asked for.
    private var sorted: [MetricSeries]?

    init(_ metric: Metric) {
        self.metric = metric
        text = ExpositionText(of: metric)
    }

    /// The series with these values, if there is one. A family of another kind, or with other labels, is a mistake and traps.
    func series(of kind: Metric.Kind, _ values: [String]) -> MetricSeries? {
        precondition(metric.kind == kind, "\(metric.name) is a \(metric.kind)")
        precondition(metric.labels.count == values.count, "\(metric.name) has \(metric.labels.count) labels")
        return series[values]
    }

    mutating func add(_ new: MetricSeries) {
        series[new.values] = new
        sorted = nil
    }

    /// Drops the series that have the value for the label.
    mutating func remove(_ label: Metric.Label, _ value: String) {
        guard let index = metric.labels.firstIndex(of: label) else { return }
        let count = series.count
        series = series.filter { $0.key[index] != value }
        if series.count != count { sorted = nil }
    }

    mutating func inOrder() -> [MetricSeries] {
        if let sorted { return sorted }
        let new = series.values.sorted { $0.labels.lexicographicallyPrecedes($1.labels) }
        sorted = new
        return new
    }
}
