import PlatformContract

/// One promise of a tenant's spec, and how it is measured: the share of requests that break it.
struct ServiceLevelIndicator: Hashable, Sendable {
    /// The promise, in a word: the label `slo`.
    var name: String
    /// The alert about it.
    var alert: String
    /// What the recorded ratio is of, in the middle of its name.
    var metric: String
    /// The promise, in percent of requests over 30 days.
    var objective: Double
    /// What a request does that breaks it.
    var verb: String
    /// What to look at first.
    var firstLook: String
    /// The tenant's requests.
    var requests: TenantRequests
    /// How the share is measured.
    var measure: Measure

    enum Measure: Hashable, Sendable {
        /// Failed requests among those of all services.
        case failures
        /// Requests of the application that were not answered within so many seconds.
        case slowerThan(Double)
    }

    /// The share of requests that may break the promise, without the noise of binary fractions: 0.001 of 99.9 %.
    var budget: Double { ((100 - objective) / 100 * 1e9).rounded() / 1e9 }

    /// The share of requests that broke the promise in a while.
    func ratio(over window: BurnRate.Window) -> RecordedSeries {
        RecordedSeries(
            "tenant:\(metric):ratio_rate\(window.rawValue)",
            by: TenantRequests.labels,
            ratioExpression(over: window.rawValue)
        )
    }

    /// The requests of a while.
    func count(over window: BurnRate.Window) -> String {
        let selector =
            switch measure {
            case .failures: Metric.httpRequests.selector(requests.all)
            case .slowerThan: Metric.httpRequestDuration.count.selector(requests.ofApplication)
            }
        return RuleQuery.increase(selector, over: window.rawValue, by: TenantRequests.labels)
    }

    private func ratioExpression(over window: String) -> String {
        let labels = TenantRequests.labels
        switch measure {
        case .failures:
            return RuleQuery.share(
                of: RuleQuery.rate(Metric.httpRequestErrors.selector(requests.all), over: window, by: labels),
                in: RuleQuery.rate(Metric.httpRequests.selector(requests.all), over: window, by: labels)
            )
        case .slowerThan(let seconds):
            let quick = RuleQuery.rate(requests.ofApplication(within: seconds), over: window, by: labels)
            let all = Metric.httpRequestDuration.count.selector(requests.ofApplication)
            return "1 - \(quick) / (\(RuleQuery.rate(all, over: window, by: labels)) > 0)"
        }
    }
}
