import Diagnostics
import Kubernetes
import PlatformContract

extension TenantChecks {
    /// Whether a promise can be measured.
    ///
    /// The share of requests that were answered within a time is counted in the buckets of a histogram, so only the bounds
    /// of buckets can be promised: a time between two would have to be judged by one of them, earlier or later than was
    /// said.
    static func checkServiceLevel(_ level: ServiceLevel, _ source: SpecSource) -> [Diagnostic] {
        let threshold = level.latency.threshold
        let bounds = measurableThresholds
        guard !bounds.contains(threshold) else { return [] }
        let nearest = bounds.min { distance($0, threshold) < distance($1, threshold) }
        let list = bounds.map(\.text).joined(separator: ", ")
        return [
            .spec(
                "spec-slo",
                "the share of requests answered within \(threshold) can't be measured: the service counts those within "
                    + "\(list)" + (nearest.map { "; promise \($0)" } ?? ""),
                at: source.location("spec", "slo", "latency", "threshold")
            )
        ]
    }

    /// The bounds of the buckets of `Metric.httpRequestDuration`.
    private static var measurableThresholds: [PrometheusDuration] {
        Metric.httpRequestDuration.buckets.map { PrometheusDuration(milliseconds: Int64(($0 * 1000).rounded())) }
    }

    private static func distance(_ one: PrometheusDuration, _ other: PrometheusDuration) -> Int64 {
        abs(one.milliseconds - other.milliseconds)
    }
}
