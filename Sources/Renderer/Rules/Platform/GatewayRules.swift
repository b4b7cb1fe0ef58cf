import Kubernetes
import PlatformContract
import YAML

/// What is recorded of the gateway, and the alerts about it and its providers.
///
/// Every selector names the gateway's namespace: a tenant may export a series of any name, and of any tenant, from its own.
enum GatewayRules {
    /// The share of requests that failed over which LLMGatewayFailures fires.
    static let failureRatio = 0.05
    /// The share of one tenant's requests that failed over which LLMTenantFailures fires.
    static let tenantFailureRatio = 0.1
    /// Seconds to the first token of a stream, 95th percentile, over which LLMFirstTokenSlow fires: a bound of the
    /// histogram's buckets.
    static let firstToken = 5.0
    /// The requests of 5 minutes below which a share says nothing.
    static let leastRequests = 10

    static let namespace = LabelMatch.equal(LLMGatewayInterface.namespace)
    static let own: KeyValuePairs<Metric.Label, LabelMatch> = [.namespace: namespace]

    /// The share of requests, of those that should have been answered, which the gateway or its providers failed.
    static let failures = failureRatio("gateway", by: [.namespace])
    /// The same by tenant.
    static let tenantFailures = failureRatio("tenant", by: [.tenant])
    /// Seconds to the first token of a stream, by model.
    static let firstTokenTime = RecordedSeries(
        "model:\(Metric.genAITimeToFirstToken.name):p95_rate5m",
        by: [.genAIModel],
        RuleQuery.quantile(0.95, Metric.genAITimeToFirstToken.bucket.selector(own), over: "5m", by: [.genAIModel])
    )

    /// What is recorded.
    static let recorded = [failures, tenantFailures, firstTokenTime]

    /// The alerts about requests.
    static let alerts = [down, manyFail, manyOfTenantFail, slowFirstToken, usageMissing]

    private static func failureRatio(_ level: String, by labels: [Metric.Label]) -> RecordedSeries {
        RecordedSeries(
            "\(level):llm_request_failures:ratio_rate5m",
            by: labels,
            RuleQuery.share(of: requests(failedOutcomes, labels), in: requests([.succeeded] + failedOutcomes, labels))
        )
    }

    /// What is the gateway's or a provider's fault; what is refused, or left by its client, is not.
    private static let failedOutcomes: [LLMRequestOutcome] = [.upstreamFailed, .timedOut, .failed]

    private static func requests(_ outcomes: [LLMRequestOutcome], _ labels: [Metric.Label]) -> String {
        RuleQuery.rate(answerable(outcomes), over: "5m", by: labels)
    }

    private static func answerable(_ outcomes: [LLMRequestOutcome]) -> String {
        Metric.llmRequests.selector([
            .namespace: namespace, .outcome: RuleQuery.oneOf(outcomes.map(\.rawValue)),
        ])
    }

    /// That there were enough requests for a share of them to mean something.
    private static func enough(by labels: [Metric.Label]) -> String {
        let requests = RuleQuery.increase(answerable([.succeeded] + failedOutcomes), over: "5m", by: labels)
        return "\(requests) >= \(leastRequests)"
    }
}

// MARK: - The alerts

extension GatewayRules {
    private static var down: AlertDefinition {
        let up = Metric.up.selector([.namespace: namespace, .job: .equal(LLMGatewayInterface.serviceName)])
        return AlertDefinition(
            name: "LLMGatewayDown",
            // Where nothing is scraped at all there is no `up` that could be 0.
            expr: "\(RuleQuery.sum(up, by: [.namespace, .job])) == 0 or absent(\(up))",
            for: "2m",
            severity: .critical,
            summary: "No pod of the LLM gateway can be scraped",
            description: """
                None of the gateway's pods answers a scrape, so most likely no tenant reaches a model. Look first at the \
                pods of \(LLMGatewayInterface.serviceName): whether they run, and what they logged last.
                """
        )
    }

    private static var manyFail: AlertDefinition {
        AlertDefinition(
            name: "LLMGatewayFailures",
            expr: "\(failures.selector()) > \(failureRatio) and \(enough(by: [.namespace]))",
            for: "5m",
            severity: .critical,
            summary: "Many requests for models fail",
            description: """
                {{ $value | humanizePercentage }} of all requests for models failed in the last 5 minutes. Look first at \
                \(Metric.llmUpstreamRequests.name) by upstream and outcome: whether a provider fails, or the gateway.
                """
        )
    }

    private static var manyOfTenantFail: AlertDefinition {
        AlertDefinition(
            name: "LLMTenantFailures",
            expr: "\(tenantFailures.selector()) > \(tenantFailureRatio) and \(enough(by: [.tenant]))",
            for: "10m",
            severity: .warning,
            summary: "Many requests for models of {{ $labels.tenant }} fail",
            description: """
                {{ $value | humanizePercentage }} of the requests for models of {{ $labels.tenant }} failed in the last 5 \
                minutes. Look first at \(Metric.llmRequests.name) of the tenant by model and outcome, and at whether \
                others' requests for that model fail too.
                """
        )
    }

    private static var slowFirstToken: AlertDefinition {
        AlertDefinition(
            name: "LLMFirstTokenSlow",
            expr: "\(firstTokenTime.selector()) > \(RuleQuery.number(firstToken))",
            for: "10m",
            severity: .warning,
            summary: "Streams of {{ $labels.\(Metric.Label.genAIModel) }} begin late",
            description: """
                The first token of {{ $labels.\(Metric.Label.genAIModel) }} takes {{ $value | humanizeDuration }} (95th \
                percentile). Look first at \(Metric.llmUpstreamFirstByte.name) by upstream, then at \
                \(Metric.llmGatewayOverhead.name).
                """
        )
    }

    private static var usageMissing: AlertDefinition {
        let missing = RuleQuery.rate(Metric.llmUsageMissing.selector(own), over: "15m", by: [.model])
        let answered = Metric.llmRequests.selector([
            .namespace: namespace, .outcome: .equal(LLMRequestOutcome.succeeded.rawValue),
        ])
        return AlertDefinition(
            name: "LLMUsageMissing",
            expr: "\(missing) / \(RuleQuery.rate(answered, over: "15m", by: [.model])) > 0.01",
            for: "15m",
            severity: .warning,
            summary: "Answers of {{ $labels.model }} come without their usage",
            description: """
                {{ $value | humanizePercentage }} of the answers of {{ $labels.model }} did not say how many tokens they \
                used; tenants are charged an estimate. Look first at which provider serves the model, and whether it \
                reports usage in streams.
                """
        )
    }
}
