import Grafana
import PlatformContract
import YAML

/// What the tenants use of the models, what it costs, and how much of their limits is gone.
struct LLMUsage: Hashable, Sendable {
    /// Whether a tenant's uid may be other than its name; see `Dashboards.tenantLink`.
    let hasLongNames: Bool

    private let series = SeriesScope.chosenTenants

    /// The dashboard; a day, as budgets are a day's.
    var dashboard: Dashboard {
        var dashboard = Dashboard(
            of: series,
            uid: Dashboards.Shared.llmUsage.uid,
            title: "LLM usage and cost",
            description: "Tokens, cost and limits of the tenants, by tenant and model.",
            tags: ["llm", "tenants"],
            variables: [.prometheus, .tenant],
            annotations: [
                ScopedAnnotation(
                    "Alerts",
                    while: series(.alerts, [.alertState: "firing"]).values.count(by: [.alertName, .tenant]),
                    "{{alertname}} of {{tenant}}",
                    color: .red,
                    enable: false
                )
            ],
            links: Dashboards.links,
            [
                ScopedSection("In the time range", ScopedLine(4, cost, perHour, tokens, requests, withoutUsage)),
                ScopedSection("Who spends", ScopedLine(10, spenders), ScopedLine(9, costByTenant, costByModel)),
                ScopedSection("What is used", ScopedLine(9, tokensByType, tokensByTenant, cached)),
                ScopedSection(
                    "What runs out",
                    ScopedLine(10, dayUsed, minuteUsed),
                    ScopedLine(9, spendingMore, refusals)
                ),
                ScopedSection("What a person waits for", ScopedLine(9, firstTokens, perToken, tokensOfAnswer)),
            ]
        )
        dashboard.time = TimeRange(from: "now-24h")
        return dashboard
    }

    private var links: [DataLink] { [Dashboards.tenantLink("${__field.labels.tenant}", hasLongNames: hasLongNames)] }
}

// MARK: - In the time range

extension LLMUsage {
    private var cost: ScopedPanel {
        ScopedPanel(
            "Cost",
            "What the tokens of the time range shown cost, by the prices of the platform's spec.",
            .stat(StatOptions(graphMode: .none)),
            [.now(series(.llmCost).increase.sum(), "cost")],
            .number(.dollars, decimals: 2, noValue: "no price")
        )
    }

    private var perHour: ScopedPanel {
        ScopedPanel(
            "Cost an hour",
            "What an hour costs at the rate of the moment.",
            .stat(),
            [.series(series(.llmCost).rate.sum() * 3600, "cost an hour")],
            .number(.dollars, decimals: 2, noValue: "no price")
        )
    }

    private var tokens: ScopedPanel {
        ScopedPanel(
            "Tokens",
            "Tokens of prompts and answers in the time range shown.",
            .stat(StatOptions(graphMode: .none)),
            [.now(series(.llmTokens, [.type: .matching("input|output")]).increase.sum(), "tokens")],
            .number(decimals: nil, noValue: "none")
        )
    }

    private var requests: ScopedPanel {
        ScopedPanel(
            "Requests that succeeded",
            "The share of requests for models that were answered to the end, in the time range shown.",
            .stat(StatOptions(graphMode: .none)),
            [
                .now(
                    .share(
                        of: series(.llmRequests, [.outcome: "succeeded"]).increase.sum(),
                        in: series(.llmRequests).increase.sum()
                    ),
                    "succeeded"
                )
            ],
            .share(noValue: "no traffic", Thresholds(.red, [0.9: .yellow, 0.99: .green]))
        )
    }

    private var withoutUsage: ScopedPanel {
        ScopedPanel(
            "Answers charged by estimate",
            "Answers whose usage the provider did not report. Their tokens and cost are estimates.",
            .stat(StatOptions(graphMode: .none)),
            [.now(series(.llmUsageMissing).increase.sum().orZero, "answers")],
            .number(thresholds: Thresholds(.green, [1: .yellow]))
        )
    }
}

// MARK: - Who spends, on what

extension LLMUsage {
    private var spenders: ScopedPanel {
        ScopedPanel(
            "Who spends most",
            "The 50 tenants whose tokens of the time range shown cost most. The name leads to the tenant's dashboard.",
            .table(),
            [
                .table(series(.llmCost).increase.sum(by: [.tenant]).top(50)),
                .table(series(.llmTokens, [.type: .matching("input|output")]).increase.sum(by: [.tenant]).top(50)),
                .table(series(.llmRequests).increase.sum(by: [.tenant]).top(50)),
            ],
            FieldConfig(unit: .short, decimals: 0, noValue: "No traffic"),
            overrides: [
                FieldOverride(
                    field: "Tenant",
                    [.links([Dashboards.tenantLink("${__value.text}", hasLongNames: hasLongNames)])]
                ), FieldOverride(field: "Cost", [.unit(.dollars), .decimals(2)]),
            ],
            transformations: [
                .merge,
                .organize(
                    hidden: ["Time"],
                    order: ["tenant", "Value #A", "Value #B", "Value #C"],
                    names: ["Value #A": "Cost", "Value #B": "Tokens", "Value #C": "Requests", "tenant": "Tenant"]
                ),
            ]
        )
    }

    private var costByTenant: ScopedPanel {
        ScopedPanel(
            "Cost an hour by tenant",
            "What the last hour cost, of the 20 tenants that spend most.",
            .timeSeries(),
            [.series((series(BudgetRules.spendNow).values.sum(by: [.tenant]) * 3600).top(20), "{{tenant}}")],
            .stack(.dollars, links: links)
        )
    }

    private var costByModel: ScopedPanel {
        ScopedPanel(
            "Cost by model",
            "What each model cost in the time range shown.",
            .pieChart(PieChartOptions(pieType: .donut)),
            [.now(series(.llmCost).increase.sum(by: [.model]), "{{model}}")],
            FieldConfig(unit: .dollars, min: 0, decimals: 2, noValue: "no price", color: .paletteByName)
        )
    }

    private var tokensByType: ScopedPanel {
        ScopedPanel(
            "Tokens a second by model",
            "Tokens of prompts and answers used a second.",
            .timeSeries(),
            [
                .series(
                    series(.llmTokens, [.type: .matching("input|output")]).rate.sum(by: [.model, .type]),
                    "{{model}} {{type}}"
                )
            ],
            .stack(.perSecond)
        )
    }

    private var tokensByTenant: ScopedPanel {
        ScopedPanel(
            "Tokens a second by tenant",
            "Tokens of prompts and answers used a second, of the 20 tenants that use most.",
            .timeSeries(),
            [
                .series(
                    series(.llmTokens, [.type: .matching("input|output")]).rate.sum(by: [.tenant]).top(20),
                    "{{tenant}}"
                )
            ],
            .stack(.perSecond, links: links)
        )
    }

    private var cached: ScopedPanel {
        ScopedPanel(
            "Prompts known already",
            "The share of the prompts' tokens that the provider had in its cache, which it charges less for.",
            .timeSeries(),
            [
                .series(
                    .share(
                        of: series(.llmTokens, [.type: "cached"]).rate.sum(by: [.model]),
                        in: series(.llmTokens, [.type: "input"]).rate.sum(by: [.model])
                    ),
                    "{{model}}"
                )
            ],
            .lines(.ratio, max: 1)
        )
    }
}

// MARK: - What runs out

extension LLMUsage {
    private var spendingMore: ScopedPanel {
        ScopedPanel(
            "Spending beside the week before",
            """
            How many times more the last hour cost than an hour of the week before, of the 20 tenants that spend most more. \
            From \(ScopedExpression.number(BudgetRules.spendFactor)) on TenantSpendAnomaly fires.
            """,
            .barGauge(),
            [
                .now(
                    (series(BudgetRules.spendNow).values.sum(by: [.tenant])
                        / (series(BudgetRules.spendUsually).values.sum(by: [.tenant]) > 0)).top(20),
                    "{{tenant}}"
                )
            ],
            FieldConfig(
                unit: .none,
                min: 0,
                decimals: 1,
                noValue: "nothing spent",
                thresholds: Thresholds(.green, [BudgetRules.spendFactor: .red]),
                links: links
            )
        )
    }

    private var dayUsed: ScopedPanel {
        used(
            "Tokens of the day used",
            "The share of their day's tokens that the 20 tenants nearest to the end have used. At 100 % requests are refused.",
            series(BudgetRules.tokensUsed).values.max(by: [.tenant])
        )
    }

    private var minuteUsed: ScopedPanel {
        let own: KeyValuePairs<Metric.Label, LabelMatch> = [.limit: .equal(LLMLimit.tokensPerMinute.rawValue)]
        return used(
            "Tokens of the minute used",
            "The share of their minute's tokens that was used at the last request, of the 20 tenants nearest to the end.",
            1 - series(.llmLimitRemaining, own).values.sum(by: [.tenant])
                / (series(.llmLimitAllowed, own).values.sum(by: [.tenant]) > 0)
        )
    }

    private func used(_ title: String, _ description: String, _ share: ScopedExpression) -> ScopedPanel {
        ScopedPanel(
            title,
            description,
            .barGauge(),
            [.now(share.top(20), "{{tenant}}")],
            FieldConfig(
                unit: .ratio,
                min: 0,
                max: 1,
                decimals: 1,
                noValue: "no limit",
                thresholds: Thresholds(.green, [BudgetRules.nearlyUsed: .yellow, 1: .red]),
                links: links
            )
        )
    }

    private var refusals: ScopedPanel {
        ScopedPanel(
            "Refused for a limit",
            "Requests refused a second because a limit was reached, of the 20 tenants with most.",
            .timeSeries(),
            [
                .series(
                    (series(
                        .llmRequestsRejected,
                        [.reason: .matching(LLMLimit.allCases.map(\.rawValue).joined(separator: "|"))]
                    ).rate.sum(by: [.tenant, .reason]) > 0).top(20),
                    "{{tenant}} {{reason}}"
                )
            ],
            .stack(.requestsPerSecond, links: links)
        )
    }
}

// MARK: - What a person waits for

extension LLMUsage {
    private var firstTokens: ScopedPanel {
        ScopedPanel(
            "Time to the first token",
            "The time within which 50 and 95 of 100 streams began, by model.",
            .timeSeries(),
            [0.5, 0.95].map { quantile in
                .series(
                    series(Metric.genAITimeToFirstToken.bucket).quantile(quantile, by: [.genAIModel]),
                    "p\(Int(quantile * 100)) {{gen_ai_request_model}}",
                    exemplars: true
                )
            },
            .lines(.seconds)
        )
    }

    private var perToken: ScopedPanel {
        ScopedPanel(
            "Time for each token",
            "The time that 95 of 100 streams took for each token after the first: over 0.1 s, people read faster.",
            .timeSeries(),
            [
                .series(
                    series(Metric.genAITimePerOutputToken.bucket).quantile(0.95, by: [.genAIModel]),
                    "p95 {{gen_ai_request_model}}",
                    exemplars: true
                )
            ],
            .lines(.seconds, thresholds: Thresholds(.green, [0.1: .yellow]))
        )
    }

    private var tokensOfAnswer: ScopedPanel {
        ScopedPanel(
            "Tokens of a request",
            "How many tokens 95 of 100 prompts and answers have at most.",
            .timeSeries(),
            [
                .series(
                    series(Metric.genAITokenUsage.bucket).quantile(0.95, by: [.genAITokenType]),
                    "p95 {{gen_ai_token_type}}"
                )
            ],
            .lines(.short)
        )
    }
}
