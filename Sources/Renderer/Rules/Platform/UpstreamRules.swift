import Kubernetes
import PlatformContract
import YAML

/// What is recorded of the providers, and the alerts about them.
enum UpstreamRules {
    /// The share of calls that are refused for their number over which LLMUpstreamRateLimited fires.
    static let rateLimitedRatio = 0.05
    /// The share of calls that fail over which LLMUpstreamFailures fires.
    static let failureRatio = 0.1
    /// The share of calls that are tried a second time over which LLMUpstreamRetries fires.
    static let retryRatio = 0.1
    /// The calls of 5 minutes below which a share says nothing.
    static let leastCalls = 10

    /// The share of calls that a provider refused for their number (429).
    static let rateLimited = ratio("rate_limited", of: [.rateLimited])
    /// The share of calls that a provider did not answer well: with a 5xx, in time, or at all.
    static let failures = ratio("failures", of: [.failed, .unreachable, .timedOut, .broken])

    /// What is recorded.
    static let recorded = [rateLimited, failures]

    /// The alerts.
    static let alerts = [limited, fails, circuitOpen, credentialsRefused, keyNotRead, retries]

    private static func ratio(_ what: String, of outcomes: [UpstreamOutcome]) -> RecordedSeries {
        RecordedSeries(
            "upstream:llm_upstream_\(what):ratio_rate5m",
            by: [.upstream],
            RuleQuery.share(
                of: RuleQuery.rate(
                    Metric.llmUpstreamRequests.selector([
                        .namespace: GatewayRules.namespace,
                        .outcome: RuleQuery.oneOf(outcomes.map(\.rawValue)),
                    ]),
                    over: "5m",
                    by: [.upstream]
                ),
                in: RuleQuery.rate(Metric.llmUpstreamRequests.selector(GatewayRules.own), over: "5m", by: [.upstream])
            )
        )
    }

    /// That there were enough calls for a share of them to mean something.
    private static var enough: String {
        let calls = Metric.llmUpstreamRequests.selector(GatewayRules.own)
        return "\(RuleQuery.increase(calls, over: "5m", by: [.upstream])) >= \(leastCalls)"
    }
}

// MARK: - The alerts

extension UpstreamRules {
    private static var limited: AlertDefinition {
        AlertDefinition(
            name: "LLMUpstreamRateLimited",
            expr: "\(rateLimited.selector()) > \(rateLimitedRatio) and \(enough)",
            for: "10m",
            severity: .warning,
            summary: "{{ $labels.upstream }} refuses calls for their number",
            description: """
                {{ $labels.upstream }} answered {{ $value | humanizePercentage }} of the calls of the last 5 minutes with \
                429. Look first at which tenant's \(Metric.llmRequests.name) grew, then at the quota of the account at \
                the provider.
                """
        )
    }

    private static var fails: AlertDefinition {
        AlertDefinition(
            name: "LLMUpstreamFailures",
            expr: "\(failures.selector()) > \(failureRatio) and \(enough)",
            for: "5m",
            severity: .warning,
            summary: "{{ $labels.upstream }} fails",
            description: """
                {{ $labels.upstream }} failed {{ $value | humanizePercentage }} of the calls of the last 5 minutes. Look \
                first at \(Metric.llmUpstreamRequests.name) by outcome, and at the provider's status page; give its models \
                another upstream if it lasts.
                """
        )
    }

    private static var circuitOpen: AlertDefinition {
        let open = Metric.llmUpstreamCircuitState.selector([
            .namespace: GatewayRules.namespace, .state: .equal(CircuitState.open.rawValue),
        ])
        return AlertDefinition(
            name: "LLMUpstreamCircuitOpen",
            expr: "\(RuleQuery.max("max_over_time(\(open)[2m])", by: [.upstream])) == 1",
            for: "5m",
            severity: .warning,
            summary: "{{ $labels.upstream }} is left alone",
            description: """
                The gateway does not ask {{ $labels.upstream }}, or only to see whether it answers again, since too many \
                calls failed. Look first at \(Metric.llmUpstreamRequests.name) of {{ $labels.upstream }} by outcome.
                """
        )
    }

    private static var credentialsRefused: AlertDefinition {
        let refused = Metric.llmUpstreamCredentialsRejected.selector(GatewayRules.own)
        return AlertDefinition(
            name: "LLMUpstreamCredentialsRefused",
            expr: RuleQuery.happened(refused, within: "5m", by: [.upstream]),
            for: nil,
            severity: .critical,
            summary: "{{ $labels.upstream }} refuses the gateway's key",
            description: """
                {{ $labels.upstream }} answers 401 or 403 to the gateway's key: no tenant gets an answer from it. Look \
                first at whether the key was revoked or replaced, then at whether \
                \(UpstreamKey.secretName(upstream: "{{ $labels.upstream }}")) was synced after that.
                """
        )
    }

    private static var keyNotRead: AlertDefinition {
        let failed = Metric.llmUpstreamKeyReloads.selector([
            .namespace: GatewayRules.namespace, .outcome: .equal(ReloadOutcome.failure.rawValue),
        ])
        return AlertDefinition(
            name: "LLMUpstreamKeyNotRead",
            expr: RuleQuery.happened(failed, within: "15m", by: [.upstream]),
            for: nil,
            severity: .warning,
            summary: "The key of {{ $labels.upstream }} can't be read",
            description: """
                A pod of the gateway could not read the key of {{ $labels.upstream }}; it goes on with the one that it \
                has, if it has one. Look first at the Secret \(UpstreamKey.secretName(upstream: "{{ $labels.upstream }}")): \
                whether it is there and has the key \(UpstreamKey.key).
                """
        )
    }

    private static var retries: AlertDefinition {
        let again = RuleQuery.rate(Metric.llmUpstreamRetries.selector(GatewayRules.own), over: "15m", by: [.upstream])
        let calls = RuleQuery.rate(Metric.llmUpstreamRequests.selector(GatewayRules.own), over: "15m", by: [.upstream])
        return AlertDefinition(
            name: "LLMUpstreamRetries",
            expr: "\(again) / \(calls) > \(retryRatio) and \(enough)",
            for: "15m",
            severity: .warning,
            summary: "Many calls of {{ $labels.upstream }} are tried again, there or elsewhere",
            description: """
                {{ $value | humanizePercentage }} of the calls of {{ $labels.upstream }} had to be made a second time. \
                Tenants wait longer, and may pay twice. Look first at \(Metric.llmUpstreamRetries.name) by outcome and kind.
                """
        )
    }
}
