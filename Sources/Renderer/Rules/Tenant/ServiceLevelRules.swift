import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// What is recorded of a tenant's promises, and the alerts that tell when the budget of one is spent too fast.
struct ServiceLevelRules: Hashable, Sendable {
    /// The tenant's name, which is its namespace's too.
    var tenant: String
    /// Requests that succeed, in percent.
    var availability: Double
    /// Seconds within which a request is answered; a bound of `Metric.httpRequestDuration`.
    var latencyThreshold: Double
    /// Requests that are answered in that time, in percent.
    var latencyObjective: Double
    /// Where the runbooks are.
    var runbookBase: String?

    /// The rules of a tenant's promises.
    init(tenant: String, level: ServiceLevel, runbookBase: String?) {
        self.tenant = tenant
        availability = level.availability.value
        latencyThreshold = Double(level.latency.threshold.milliseconds) / 1000
        latencyObjective = level.latency.objective.value
        self.runbookBase = runbookBase
    }

    /// That requests succeed, whichever service they are for.
    var failures: ServiceLevelIndicator {
        ServiceLevelIndicator(
            name: "availability",
            alert: "AvailabilityBudgetBurn",
            metric: "http_request_failures",
            objective: availability,
            verb: "failed",
            firstLook:
                "which endpoint and error_type \(Metric.httpRequestErrors.name) counts, and what was rolled out last",
            requests: TenantRequests(tenant: tenant),
            measure: .failures
        )
    }

    /// That the application's requests are answered in time.
    var slowness: ServiceLevelIndicator {
        ServiceLevelIndicator(
            name: "latency",
            alert: "LatencyBudgetBurn",
            metric: "http_request_slow",
            objective: latencyObjective,
            verb: "took longer than \(RuleQuery.number(latencyThreshold)) s",
            firstLook: "the pods' CPU against its limit, throttling, and which endpoint is slow",
            requests: TenantRequests(tenant: tenant),
            measure: .slowerThan(latencyThreshold)
        )
    }

    /// What is recorded: a ratio a promise and window.
    var recorded: [RecordedSeries] {
        [failures, slowness].flatMap { indicator in BurnRate.Window.allCases.map(indicator.ratio) }
    }

    /// The alerts. A rate that can't be reached, as 14.4 times a budget of 10 %, has none.
    var alerts: [AlertDefinition] {
        [failures, slowness].flatMap { indicator in
            BurnRate.all.filter { $0.canBeReached(budget: indicator.budget) }.map { alert(indicator, $0) }
        }
        .withRunbooks(below: runbookBase)
    }

    /// The group: an alert comes behind what it asks for, so that both are of one moment.
    var group: RuleGroup {
        RuleGroup(
            name: "\(tenant).slo",
            interval: "1m",
            rules: recorded.map(\.rule) + alerts.map { $0.rule(tenant: tenant) }
        )
    }

    private func speed(_ factor: Double) -> String {
        factor > 1 ? "\(RuleQuery.number(factor)) times as fast" : "as fast, or faster,"
    }

    private func alert(_ indicator: ServiceLevelIndicator, _ rate: BurnRate) -> AlertDefinition {
        let limit = "> \(RuleQuery.number(rate.factor)) * \(RuleQuery.number(indicator.budget))"
        let own: KeyValuePairs<Metric.Label, LabelMatch> = [.namespace: .equal(tenant), .tenant: .equal(tenant)]
        let ratios = [rate.long, rate.short].map { "\(indicator.ratio(over: $0).selector(own)) \(limit)" }
        let traffic = "\(indicator.count(over: rate.long)) >= \(rate.leastRequests(budget: indicator.budget))"
        return AlertDefinition(
            name: indicator.alert,
            expr: (ratios + [traffic]).joined(separator: " and "),
            for: rate.for,
            severity: rate.severity,
            summary: "\(tenant) spends its \(indicator.name) budget \(speed(rate.factor)) as it may",
            description: """
                {{ $value | humanizePercentage }} of the requests of \(tenant) \(indicator.verb) in the last \
                \(rate.long.rawValue); its objective of \(RuleQuery.number(indicator.objective)) % allows \
                \(RuleQuery.number(indicator.budget * 100)) %. At this rate the budget of 30 days is gone in \
                \(rate.exhaustion). Look first at \(indicator.firstLook).
                """,
            labels: ["long": rate.long.rawValue, "short": rate.short.rawValue, "slo": indicator.name]
        )
    }
}
