public import CoreMetrics
import PlatformContract
import Synchronization

/// What libraries count through swift-metrics.
///
/// A name of `Metric.services` with its kind and its labels counts in that metric. Others are exported under their name with
/// what Prometheus does not take replaced by `_`, and `_total` or `_seconds` where its conventions want it: counters as
/// counters, meters and recorders that do not aggregate as gauges, timers and the other recorders as histograms. The
/// labels of such a metric are those of its first series: more that come later are left out, and what is missing is
/// empty. Libraries name their metrics and dimensions as they like, so both are bounded: at most `foreignLimit` names,
/// and of each the registry's limit of series. What goes beyond, or has the name of another kind of metric, counts
/// nothing.
extension MetricsRegistry: MetricsFactory {
    private static let foreignLimit = 500
    private static let catalogue = Dictionary(uniqueKeysWithValues: Metric.services.map { ($0.name, $0) })

    /// Bounds for times, in seconds; those of Prometheus' clients.
    private static let timeBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// Bounds for numbers of anything.
    private static let sizeBuckets = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262_144, 1_048_576.0]

    /// A counter.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        Handler(series(.counter, label, dimensions))
    }

    /// A counter of fractions.
    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        Handler(series(.counter, label, dimensions))
    }

    /// A gauge.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        Handler(series(.gauge, label, dimensions))
    }

    /// A histogram, or a gauge of what was recorded last.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let handler = Handler(series(aggregate ? .histogram : .gauge, label, dimensions, buckets: Self.sizeBuckets))
        return aggregate ? HistogramHandler(handler.series) : handler
    }

    /// A histogram of seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        HistogramHandler(series(.histogram, label, dimensions, unit: .seconds, buckets: Self.timeBuckets))
    }

    /// Does nothing, as the others: the series may be counted by others, and Prometheus would miss what was counted
    /// since it last asked.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Does nothing.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// Does nothing.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// Does nothing.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Does nothing.
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// The series of what a library calls `label`; `nil` when it is left out.
    private func series(
        _ kind: Metric.Kind,
        _ label: String,
        _ dimensions: [(String, String)],
        unit: Metric.Unit = .none,
        buckets: [Double] = []
    ) -> MetricSeries? {
        let labels = ForeignName.labels(dimensions)
        let known = Self.catalogue[label]
        if let known {
            guard known.kind == kind, Set(known.labels) == Set(labels.map(\.label)) else { return nil }
        }
        let metric = known ?? ForeignName.metric(kind, label, labels.map(\.label), unit: unit, buckets: buckets)
        // Decided under the lock, looked up after it: a family stays as it was first seen.
        let family = state.withLock { state -> Metric? in
            if let family = state.families[metric.name]?.metric { return family.kind == kind ? family : nil }
            if known != nil { return metric }
            // OpenMetrics calls a counter and a gauge alike that only differ in `_total`.
            let rival = kind == .counter ? String(metric.name.dropLast("_total".count)) : metric.name + "_total"
            let isTaken = [metric.name, rival].contains { Self.catalogue[$0] != nil || state.families[$0] != nil }
            guard !isTaken, state.foreignCount < Self.foreignLimit else { return nil }
            state.foreignCount += 1
            state.families[metric.name] = MetricFamily(metric)
            return metric
        }
        guard let family else { return nil }
        return series(family, kind, family.labels.map { label in labels.first { $0.label == label }?.value ?? "" })
    }
}

/// Counts in a series of a counter or a gauge, or nowhere.
private final class Handler: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler {
    let series: MetricSeries?

    init(_ series: MetricSeries?) {
        self.series = series
    }

    func increment(by amount: Int64) { increment(by: Double(amount)) }
    func increment(by amount: Double) {
        if amount.isFinite { series?.number.add(amount) }
    }
    func decrement(by amount: Double) { increment(by: -amount) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { series?.number.store(value) }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func reset() { set(0.0) }
}

/// Counts in a series of a histogram, or nowhere.
private final class HistogramHandler: RecorderHandler, TimerHandler {
    let series: MetricSeries?

    init(_ series: MetricSeries?) {
        self.series = series
    }

    func record(_ value: Int64) { series?.observe(Double(value)) }
    func record(_ value: Double) { series?.observe(value) }
    func recordNanoseconds(_ duration: Int64) { series?.observe(Double(duration) / 1e9) }
}
