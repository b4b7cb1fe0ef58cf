import Kubernetes
import PlatformContract
import YAML

/// The alerts about monitoring itself: what is not scraped, or not read, can't alert.
enum MonitoringRules {
    /// The alerts.
    static let alerts = [targetDown, limitExceeded, reloadFailed]

    private static var targetDown: AlertDefinition {
        AlertDefinition(
            name: "ScrapeTargetDown",
            // A tenant's targets have the alert ServiceDown, in its own namespace.
            expr: "\(Metric.up.selector([.namespace: GatewayRules.namespace])) == 0",
            for: "5m",
            severity: .warning,
            summary: "{{ $labels.instance }} of {{ $labels.job }} can't be scraped",
            description: """
                Prometheus has not been able to scrape {{ $labels.instance }} of {{ $labels.job }} for 5 minutes: what it \
                measures is missing from alerts and dashboards. Look first at the error that Prometheus shows among its \
                targets, then at the pod, then at the network policies of its namespace.
                """
        )
    }

    private static var limitExceeded: AlertDefinition {
        let counters: [Metric] = [
            .prometheusSampleLimitExceeded, .prometheusLabelLimitsExceeded, .prometheusTargetLimitExceeded,
        ]
        let grown = counters.map { counter in
            RuleQuery.increase(counter.selector(GatewayRules.own), over: "15m", by: [.pod]) + " > 0"
        }
        return AlertDefinition(
            name: "ScrapeLimitExceeded",
            expr: grown.joined(separator: " or "),
            for: nil,
            severity: .warning,
            summary: "Scrapes fail whole, as a target has more than it may",
            description: """
                {{ $labels.pod }} threw away scrapes that had more samples, labels or targets than allowed: of such a \
                target nothing is known. Look first at the error that Prometheus shows among its targets; a label whose \
                values come from requests is the usual cause.
                """
        )
    }

    private static var reloadFailed: AlertDefinition {
        let metrics: [Metric] = [.prometheusReloadSuccessful, .alertmanagerReloadSuccessful]
        let failed = metrics.map { RuleQuery.max($0.selector(GatewayRules.own), by: [.job, .pod]) + " == 0" }
        return AlertDefinition(
            name: "ConfigurationReloadFailed",
            expr: failed.joined(separator: " or "),
            for: "5m",
            severity: .critical,
            summary: "{{ $labels.pod }} can't use its configuration",
            description: """
                {{ $labels.pod }} could not read its newest configuration and goes on with the one before: changes of \
                rules, targets or routes have no effect. Look first at its log, which names the line, and at the log of \
                the operator, which names the object.
                """
        )
    }
}
