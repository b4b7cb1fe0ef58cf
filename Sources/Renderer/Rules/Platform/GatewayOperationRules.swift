import Kubernetes
import PlatformContract
import YAML

/// The alerts about what the gateway runs on: its files, its keys, the store of its limits.
enum GatewayOperationRules {
    /// Seconds for which a pod may hold an old file although a newer one is there.
    static let staleness = 300

    /// The alerts.
    static let alerts = [policiesStale, configurationStale, keysNotRefreshed, limitStoreAway]

    private static var policiesStale: AlertDefinition {
        AlertDefinition(
            name: "LLMPoliciesStale",
            expr: "\(RuleQuery.max(Metric.llmPolicyAge.selector(GatewayRules.own), by: [.pod])) > \(staleness)",
            for: "1m",
            severity: .warning,
            summary: "{{ $labels.pod }} can't use the tenants' newest policies",
            description: """
                For {{ $value | humanizeDuration }} {{ $labels.pod }} has had policies that it can't use; the ones before \
                still hold, so a change of limits or models has no effect. Look first at what the pod logged: it names the \
                file, the line and the problem.
                """
        )
    }

    private static var configurationStale: AlertDefinition {
        AlertDefinition(
            name: "LLMConfigurationStale",
            expr: "\(RuleQuery.max(Metric.llmConfigurationAge.selector(GatewayRules.own), by: [.pod])) > \(staleness)",
            for: "1m",
            severity: .warning,
            summary: "{{ $labels.pod }} can't use its newest configuration",
            description: """
                For {{ $value | humanizeDuration }} {{ $labels.pod }} has had a configuration that it can't use; the one \
                before still holds. Look first at what the pod logged: it names the line and the problem.
                """
        )
    }

    private static var keysNotRefreshed: AlertDefinition {
        AlertDefinition(
            name: "LLMVerificationKeysNotRefreshed",
            expr: RuleQuery.happened(failures(of: .llmVerificationKeyRefreshes), within: "15m", by: [.pod]),
            for: "15m",
            severity: .critical,
            summary: "{{ $labels.pod }} can't fetch the keys of the cluster's tokens",
            description: """
                {{ $labels.pod }} fails to fetch the keys that it verifies tenants' tokens with. Once the API server signs \
                with new ones, every request is refused. Look first at what the pod logged, and at whether the network \
                policy of the gateway still allows the API server's addresses.
                """
        )
    }

    private static var limitStoreAway: AlertDefinition {
        AlertDefinition(
            name: "LLMLimitStoreAway",
            expr: "\(RuleQuery.max(Metric.llmLimitStoreFallback.selector(GatewayRules.own), by: [.pod])) == 1",
            for: "5m",
            severity: .warning,
            summary: "{{ $labels.pod }} does not reach the store of limits",
            description: """
                {{ $labels.pod }} can't count what tenants use in the store that all pods share: it counts for itself, or \
                refuses requests, as the platform's spec says. Look first at whether Redis runs, and at what the pod logged.
                """
        )
    }

    private static func failures(of metric: Metric) -> String {
        metric.selector([
            .namespace: GatewayRules.namespace, .outcome: .equal(ReloadOutcome.failure.rawValue),
        ])
    }
}
