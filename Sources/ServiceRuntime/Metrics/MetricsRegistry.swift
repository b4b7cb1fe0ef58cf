public import NIOCore
public import PlatformContract
import Synchronization

/// What a service counts, by the metrics' definitions; and how Prometheus reads it.
public final class MetricsRegistry: Sendable {
    private let series = Mutex<[String: Series]>([:])

    /// A registry without a series.
    public init() {}

    /// A counter with values for the metric's labels, in their order: the same for the same values.
    public func counter(_ metric: Metric, _ values: String...) -> Counter {
        Counter(series: series(metric, values))
    }

    /// A gauge with values for the metric's labels, in their order: the same for the same values.
    public func gauge(_ metric: Metric, _ values: String...) -> Gauge {
        Gauge(series: series(metric, values))
    }

    /// A histogram with values for the metric's labels, in their order: the same for the same values.
    public func histogram(_ metric: Metric, _ values: String...) -> Histogram {
        Histogram(series: series(metric, values))
    }

    /// All series in Prometheus' text format 0.0.4.
    public func text() -> ByteBuffer {
        ByteBuffer(string: series.withLock { $0.map { "\($0.key) \($0.value.value)\n" } }.sorted().joined())
    }

    private func series(_ metric: Metric, _ values: [String]) -> Series {
        precondition(values.count == metric.labels.count, "\(metric.name) has \(metric.labels.count) labels")
        let labels = zip(metric.labels, values).map { "\($0)=\"\($1)\"" }.joined(separator: ",")
        let key = labels.isEmpty ? metric.name : "\(metric.name){\(labels)}"
        return series.withLock { all in
            if let found = all[key] { return found }
            let new = Series()
            all[key] = new
            return new
        }
    }

    final class Series: Sendable {
        private let box = Mutex(0.0)
        var value: Double { box.withLock { $0 } }
        func add(_ amount: Double) { box.withLock { $0 += amount } }
        func set(_ amount: Double) { box.withLock { $0 = amount } }
    }

    /// A number that only grows.
    public struct Counter: Sendable {
        let series: Series
        /// Adds to it.
        public func increment(by amount: Double = 1) { series.add(amount) }
    }

    /// A number that goes up and down.
    public struct Gauge: Sendable {
        let series: Series
        /// Sets it.
        public func set(_ value: Double) { series.set(value) }
        /// Adds to it.
        public func add(_ amount: Double) { series.add(amount) }
    }

    /// Observations, counted in buckets.
    public struct Histogram: Sendable {
        let series: Series
        /// Counts an observation, in the metric's unit.
        public func observe(_ value: Double) { series.add(value) }
    }
}
