extension MetricsRegistry {
    /// A number that only grows. Copies count the same series, from any thread, without a lock.
    public struct Counter: Sendable {
        let series: MetricSeries

        /// Adds to it. A negative amount is left out, and so is what is no number: either would look like a restart.
        public func increment(by amount: Double = 1) {
            guard amount >= 0 else { return }
            series.number.add(amount)
        }
    }

    /// A number that goes up and down. Copies change the same series, from any thread, without a lock.
    public struct Gauge: Sendable {
        let series: MetricSeries

        /// Sets it.
        public func set(_ value: Double) {
            series.number.store(value)
        }

        /// Adds to it; a negative amount takes away.
        public func add(_ amount: Double) {
            series.number.add(amount)
        }
    }

    /// Observations, counted in the metric's buckets. Copies count in the same series, from any thread, without a lock.
    public struct Histogram: Sendable {
        let series: MetricSeries

        /// Counts an observation, in the metric's unit.
        public func observe(_ value: Double) {
            series.observe(value)
        }

        /// Counts an observation of time, in seconds.
        public func observe(_ duration: Duration) {
            let (seconds, attoseconds) = duration.components
            series.observe(Double(seconds) + Double(attoseconds) * 1e-18)
        }
    }
}
