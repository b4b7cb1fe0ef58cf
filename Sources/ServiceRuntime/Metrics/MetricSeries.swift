import PlatformContract
import Synchronization

/// One series of a metric: its numbers, and its labels as they are exported.
final class MetricSeries: Sendable {
    /// The values of the metric's labels, in their order.
    let values: [String]
    /// `method="GET",endpoint="/hello"`, escaped: the same in both formats, and so written once.
    let labels: [UInt8]
    /// When it began, in seconds since 1970.
    let created: Double
    /// The number of a counter or a gauge; the sum of a histogram.
    let number = AtomicDouble()
    /// Where the number comes from, if it is asked for when it is exported.
    let source: (@Sendable () -> Double)?
    /// The upper bounds of a histogram's buckets.
    private let bounds: [Double]
    /// What fell in each bucket and in no lower one, and at the end what is beyond all.
    ///
    /// Safe to share: the pointer never changes, what it points at lives as long as the series, and is only touched by
    /// atomic operations.
    private nonisolated(unsafe) let buckets: UnsafeMutablePointer<Atomic<UInt64>>

    init(of metric: Metric, values: [String], created: Double, source: (@Sendable () -> Double)? = nil) {
        self.values = values
        self.created = created
        self.source = source
        labels = ExpositionText.labels(metric.labels, values)
        bounds = metric.buckets
        let count = metric.kind == .histogram ? bounds.count + 1 : 0
        buckets = .allocate(capacity: count)
        for index in 0..<count {
            (buckets + index).initialize(to: Atomic(0))
        }
    }

    deinit {
        buckets.deallocate()
    }

    /// What a counter or a gauge exports.
    var exported: Double {
        source?() ?? number.value
    }

    func observe(_ value: Double) {
        // Not a number is in no bucket but the last, as in Prometheus' own client: every comparison with it is false.
        let index = bounds.firstIndex { value <= $0 } ?? bounds.count
        buckets[index].wrappingAdd(1, ordering: .relaxed)
        number.add(value)
    }

    /// Calls `body` with the number of observations up to each bound, and last with that of all.
    ///
    /// The count is the sum of the buckets, never a number of its own, so that the two can't differ in a scrape that
    /// comes between the two steps of an observation.
    func forEachCumulativeCount(_ body: (Int, UInt64) -> Void) {
        var total: UInt64 = 0
        for index in 0...bounds.count {
            total += buckets[index].load(ordering: .relaxed)
            body(index, total)
        }
    }
}
