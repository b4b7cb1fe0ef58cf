import Kubernetes
import PlatformContract
import YAML

/// What is recorded of tenants' tokens and money, and the alerts about them: one rule for all tenants.
enum BudgetRules {
    /// The share of a day's tokens over which TenantTokenBudgetNearlyUsed fires.
    static let nearlyUsed = 0.8
    /// How many times more a tenant may spend than it used to.
    static let spendFactor = 3.0
    /// US dollars an hour below which no spending is worth an alert.
    static let leastSpend = 1.0

    /// The share of the day's tokens (UTC) that a tenant has used.
    ///
    /// A pod tells what is left when it admits a request. One that none came to lately may still tell of yesterday, so only
    /// those that had some count; each tells of its own share of the limit, or all of the same.
    static let tokensUsed = RecordedSeries(
        "tenant:llm_tokens_per_day:used_ratio",
        by: [.tenant],
        "1 - \(RuleQuery.sum(ofActivePods(.llmLimitRemaining), by: [.tenant])) / "
            + RuleQuery.sum(ofActivePods(.llmLimitAllowed), by: [.tenant])
    )
    /// US dollars a second that a tenant's tokens cost, by the prices of the platform's spec.
    static let spendNow = spend("tenant", over: "1h", by: [.tenant])
    /// What it cost in the week before.
    static let spendUsually = spend("tenant", over: "7d", by: [.tenant])
    /// US dollars a second by model as well.
    static let spendByModel = spend("tenant_model", over: "5m", by: [.tenant, .model])

    /// What is recorded.
    static let recorded = [tokensUsed, spendByModel, spendNow, spendUsually]

    /// The alerts.
    static let alerts = [budgetNearlyUsed, budgetUsed, spendAnomaly]

    private static func ofActivePods(_ metric: Metric) -> String {
        let gauge = RuleQuery.sum(
            metric.selector([.namespace: GatewayRules.namespace, .limit: .equal(LLMLimit.tokensPerDay.rawValue)]),
            by: [.tenant, .pod]
        )
        let requests = RuleQuery.increase(
            Metric.llmRequests.selector(GatewayRules.own),
            over: "15m",
            by: [.tenant, .pod]
        )
        return "\(gauge) and \(requests) > 0"
    }

    private static func spend(_ level: String, over window: String, by labels: [Metric.Label]) -> RecordedSeries {
        RecordedSeries(
            "\(level):llm_cost_usd:rate\(window)",
            by: labels,
            RuleQuery.rate(Metric.llmCost.selector(GatewayRules.own), over: window, by: labels)
        )
    }
}

// MARK: - The alerts

extension BudgetRules {
    private static var budgetNearlyUsed: AlertDefinition {
        AlertDefinition(
            name: "TenantTokenBudgetNearlyUsed",
            expr: "\(tokensUsed.selector()) > \(nearlyUsed)",
            for: "5m",
            severity: .warning,
            summary: "{{ $labels.tenant }} has used most of its tokens of today",
            description: """
                {{ $labels.tenant }} has used {{ $value | humanizePercentage }} of its tokens of today (UTC); when all are \
                used, its requests are refused until midnight. Look first at \(Metric.llmTokens.name) of the tenant by \
                model, then at tokensPerDay in its spec.
                """
        )
    }

    private static var budgetUsed: AlertDefinition {
        let refused = Metric.llmRequestsRejected.selector([
            .namespace: GatewayRules.namespace, .reason: .equal(RejectionReason.tokensPerDay.rawValue),
        ])
        return AlertDefinition(
            name: "TenantTokenBudgetUsed",
            // What is left may be too little for any request, so that refusals tell, too.
            expr: "\(tokensUsed.selector()) >= 1 or "
                + RuleQuery.happened(refused, within: "5m", by: [.tenant]),
            for: "2m",
            severity: .critical,
            summary: "{{ $labels.tenant }} has used its tokens of today",
            description: """
                Requests for models of {{ $labels.tenant }} are refused until midnight (UTC), since its tokens of today are \
                used. Look first at whether a program of the tenant asks in a loop; then raise tokensPerDay in its spec.
                """
        )
    }

    private static var spendAnomaly: AlertDefinition {
        // Before a week has passed there is nothing that it usually spends.
        let known = "count by (tenant) (\(Metric.llmCost.selector(GatewayRules.own)) offset 7d)"
        let more = "\(spendNow.selector()) / \(spendUsually.selector()) > \(RuleQuery.number(spendFactor))"
        return AlertDefinition(
            name: "TenantSpendAnomaly",
            expr: "\(more) and \(spendNow.selector()) * 3600 > \(RuleQuery.number(leastSpend)) and \(known)",
            for: "15m",
            severity: .warning,
            summary: "{{ $labels.tenant }} spends much more than it used to",
            description: """
                {{ $labels.tenant }} has spent {{ $value | humanize }} times as much in the last hour as in an hour of the \
                last 7 days. Look first at \(spendByModel.name) of the tenant: which model, and since when.
                """
        )
    }
}
