public import PlatformContract
import Synchronization

/// What a service counts, by the metrics' definitions; and how Prometheus reads it.
///
/// A look-up takes one lock; what it gives counts without any, and is kept by whoever counts often. A metric whose kind
/// or number of labels is not that of its definition is a mistake in the program and traps.
///
/// The values of labels come from bounded sets. What goes wrong in spite of that is contained: beyond `seriesLimit`
/// series of one metric, all that is new is counted in one series whose labels are all `other`, and
/// `Metric.metricSeriesOverflow` tells.
public final class MetricsRegistry: Sendable {
    struct State {
        var families: [String: MetricFamily] = [:]
        /// How many of them are no `Metric` of ours, but a library's.
        var foreignCount = 0
    }

    let state = Mutex(State())
    let exportsCreation: Bool
    /// How large the last exposition was: what to reserve for the next.
    let lastSize = Atomic(4096)
    private let seriesLimit: Int
    /// How often series were dropped: handles that were looked up before may count what nobody sees.
    let removals = Atomic(0)

    /// A registry.
    ///
    /// - Parameters:
    ///   - seriesLimit: The series that one metric may have.
    ///   - exportsProcess: Whether it exports `Metric.process`, read when it is scraped.
    ///   - exportsCreation: Whether OpenMetrics tells when each counter and histogram began (`_created`). Prometheus takes
    ///     these for a series more each, unless its flag `created-timestamp-zero-ingestion` is set.
    public init(seriesLimit: Int = 10_000, exportsProcess: Bool = true, exportsCreation: Bool = false) {
        self.seriesLimit = seriesLimit
        self.exportsCreation = exportsCreation
        if exportsProcess { addProcessMetrics() }
    }

    /// A counter with values for the metric's labels, in their order: the same for the same values.
    public func counter(_ metric: Metric, _ values: String...) -> Counter {
        Counter(series: series(metric, .counter, values))
    }

    /// A gauge with values for the metric's labels, in their order: the same for the same values.
    public func gauge(_ metric: Metric, _ values: String...) -> Gauge {
        Gauge(series: series(metric, .gauge, values))
    }

    /// A gauge whose value is computed when it is exported, with values for the metric's labels, in their order. It
    /// takes the place of one with the same values.
    ///
    /// `reading` is called at each scrape, by any thread: it is quick and does not block.
    public func gauge(_ metric: Metric, _ values: String..., reading: @escaping @Sendable () -> Double) {
        computed(metric, .gauge, values, reading)
    }

    /// A histogram with values for the metric's labels, in their order: the same for the same values.
    public func histogram(_ metric: Metric, _ values: String...) -> Histogram {
        Histogram(series: series(metric, .histogram, values))
    }

    /// Drops every series that has the value for the label, of all metrics: those of a tenant that left.
    ///
    /// Counters and the like that were looked up before go on counting what nobody sees.
    public func removeSeries(where label: Metric.Label, is value: String) {
        defer { removals.add(1, ordering: .releasing) }
        state.withLock { state in
            for name in state.families.keys {
                state.families[name]?.remove(label, value)
            }
        }
    }

    func computed(_ metric: Metric, _ kind: Metric.Kind, _ values: [String], _ source: @escaping @Sendable () -> Double)
    {
        check(metric, kind, values)
        let new = MetricSeries(of: metric, values: values, created: UnixTime.seconds, source: source)
        state.withLock { $0.families[metric.name, default: MetricFamily(metric)].add(new) }
    }

    func series(_ metric: Metric, _ kind: Metric.Kind, _ values: [String]) -> MetricSeries {
        check(metric, kind, values)
        return state.withLock { state in
            // The family stays where it is: a copy of it would have its dictionary copied at each new series.
            if let found = state.families[metric.name]?.series(of: kind, values) { return found }
            var admitted = values
            if let count = state.families[metric.name]?.series.count, count >= seriesLimit, !values.isEmpty {
                countOverflow(of: metric, in: &state)
                admitted = values.map { _ in MetricLabelValue.other }
                if let found = state.families[metric.name]?.series[admitted] { return found }
            }
            let new = MetricSeries(of: metric, values: admitted, created: UnixTime.seconds)
            state.families[metric.name, default: MetricFamily(metric)].add(new)
            return new
        }
    }

    private func countOverflow(of metric: Metric, in state: inout State) {
        let overflow = Metric.metricSeriesOverflow
        let values = [metric.name]
        if let counter = state.families[overflow.name]?.series[values] {
            counter.number.add(1)
            return
        }
        let counter = MetricSeries(of: overflow, values: values, created: UnixTime.seconds)
        counter.number.add(1)
        state.families[overflow.name, default: MetricFamily(overflow)].add(counter)
    }

    private func check(_ metric: Metric, _ kind: Metric.Kind, _ values: [String]) {
        precondition(metric.kind == kind, "\(metric.name) is a \(metric.kind)")
        precondition(values.count == metric.labels.count, "\(metric.name) has \(metric.labels.count) labels")
    }
}
