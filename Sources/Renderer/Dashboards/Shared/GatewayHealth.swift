import Grafana
import PlatformContract
import YAML

/// Whether the gateway is well, and if not, whether it is itself, its limits, or a provider.
struct GatewayHealth: Hashable, Sendable {
    private let series = SeriesScope.gateway

    /// The dashboard.
    var dashboard: Dashboard {
        Dashboard(
            of: series,
            uid: Dashboards.Shared.gatewayHealth.uid,
            title: "Gateway health",
            description: "The LLM gateway: whether it answers, how its providers do, and what it runs on.",
            tags: ["llm", "gateway"],
            annotations: [
                ScopedAnnotation(
                    "Alerts",
                    while: series(.alerts, [.alertState: "firing"]).values.count(by: [.alertName]),
                    "{{alertname}}",
                    color: .red
                ),
                ScopedAnnotation(
                    "Starts of pods",
                    at: series(.processStartTime).values.max(by: [.pod]),
                    "{{pod}} started",
                    color: .blue
                ),
                ScopedAnnotation(
                    "Policies read",
                    at: series(.llmPolicyReloadTime).values.max(),
                    "The tenants' policies were read",
                    color: .green,
                    enable: false
                ),
            ],
            links: Dashboards.links,
            [
                ScopedSection(
                    "Is it up?",
                    ScopedLine(4, podsUp, requestRate, failureRate, firstToken, inFlight, openCircuits)
                ),
                ScopedSection(
                    "Who is hurt",
                    ScopedLine(6, firingAlerts),
                    ScopedLine(8, outcomes, tenantsWithFailures, refusals)
                ),
                ScopedSection(
                    "Which provider",
                    ScopedLine(6, circuits),
                    ScopedLine(8, upstreamOutcomes, upstreamFirstByte, retries),
                    ScopedLine(8, durations, firstTokens)
                ),
                ScopedSection(
                    "Itself",
                    ScopedLine(8, overhead, cpu, memory),
                    ScopedLine(8, throttling, openFiles, connections)
                ),
                ScopedSection(
                    "What it runs on",
                    ScopedLine(5, policies, policiesStale, keysRefused, keyAge, limitStore),
                    ScopedLine(8, reloads, pods)
                ),
            ]
        )
    }
}

// MARK: - Is it up?

extension GatewayHealth {
    private var podsUp: ScopedPanel {
        ScopedPanel(
            "Pods answering",
            "Pods of the gateway that Prometheus can scrape. With none, no tenant gets an answer.",
            .stat(),
            [.series(series(.up).values.sum(), "pods")],
            .number(noValue: "none", thresholds: Thresholds(.red, [1: .yellow, 2: .green]))
        )
    }

    private var requestRate: ScopedPanel {
        ScopedPanel(
            "Request rate",
            "Requests for models ended a second.",
            .stat(),
            [.series(series(.llmRequests).rate.sum(), "requests")],
            .number(.requestsPerSecond, decimals: nil, noValue: "no traffic")
        )
    }

    private var failureRate: ScopedPanel {
        ScopedPanel(
            "Failed requests",
            "The share of requests that were answered ill by the gateway's or a provider's fault, or too late.",
            .stat(),
            [.series(.share(of: failures.sum(), in: series(.llmRequests).rate.sum()), "failed")],
            FieldConfig(
                unit: .ratio,
                min: 0,
                decimals: 2,
                noValue: "no traffic",
                thresholds: Thresholds(.green, [0.01: .yellow, 0.05: .red])
            )
        )
    }

    private var firstToken: ScopedPanel {
        ScopedPanel(
            "Time to the first token",
            "The time within which 95 of 100 streams began.",
            .stat(),
            [.series(series(Metric.genAITimeToFirstToken.bucket).quantile(0.95), "p95")],
            .number(
                .seconds,
                decimals: nil,
                noValue: "no streams",
                thresholds: Thresholds(.green, [2.5: .yellow, 10: .red])
            )
        )
    }

    private var inFlight: ScopedPanel {
        ScopedPanel(
            "Active requests",
            "Requests for models that are being answered now.",
            .stat(),
            [.series(series(.llmRequestsInFlight).values.sum(), "requests")],
            .number()
        )
    }

    private var openCircuits: ScopedPanel {
        ScopedPanel(
            "Providers left out",
            "Providers that at least one pod does not ask, because they failed too often. See which, below.",
            .stat(),
            [
                .series(
                    (series(.llmUpstreamCircuitState, [.state: "open"]).values.max(by: [.upstream])).sum(),
                    "providers"
                )
            ],
            .number(thresholds: .anyIsBad)
        )
    }

    /// Requests that failed a second, by no fault of whoever made them.
    fileprivate var failures: ScopedExpression {
        let outcomes: [LLMRequestOutcome] = [.upstreamFailed, .timedOut, .failed]
        let match = LabelMatch.matching(outcomes.map(\.rawValue).joined(separator: "|"))
        return series(.llmRequests, [.outcome: match]).rate
    }
}

// MARK: - Who is hurt

extension GatewayHealth {
    private var firingAlerts: ScopedPanel {
        ScopedPanel(
            "Alerts",
            "What is firing or soon will about the gateway and its providers, and about the tenants' use of it.",
            .table(),
            [.table(series(.alerts).values.count(by: [.alertName, .alertState, .severity]))],
            FieldConfig(unit: .short, noValue: "No alert"),
            overrides: [.alertState],
            transformations: [
                .organize(
                    hidden: ["Time"],
                    order: ["alertname", "severity", "alertstate", "Value"],
                    names: [
                        "Value": "Number", "alertname": "Alert", "alertstate": "State", "severity": "Severity",
                    ]
                )
            ]
        )
    }

    private var outcomes: ScopedPanel {
        ScopedPanel(
            "Requests by outcome",
            "Requests for models ended a second. `rejected` is the gateway's refusal, `upstream_` a provider's doing.",
            .timeSeries(),
            [.series(series(.llmRequests).rate.sum(by: [.outcome]), "{{outcome}}")],
            .stack(.requestsPerSecond)
        )
    }

    private var tenantsWithFailures: ScopedPanel {
        ScopedPanel(
            "Failed requests by tenant",
            "Requests that failed a second, of the 20 tenants with most. It tells whether one is hurt, or all.",
            .timeSeries(),
            [.series((failures.sum(by: [.tenant]) > 0).top(20), "{{tenant}}")],
            .lines(.requestsPerSecond)
        )
    }

    private var refusals: ScopedPanel {
        ScopedPanel(
            "Refused by reason",
            "Requests that the gateway refused a second. `limits_unavailable` and `keys_unavailable` are its own fault.",
            .timeSeries(),
            [.series(series(.llmRequestsRejected).rate.sum(by: [.reason]), "{{reason}}")],
            .stack(.requestsPerSecond)
        )
    }
}

// MARK: - Which provider

extension GatewayHealth {
    private var circuits: ScopedPanel {
        ScopedPanel(
            "Providers",
            "Whether each provider is asked. Left out: it failed too often, and is tried again now and then.",
            .stateTimeline(),
            [
                .series(
                    series(.llmUpstreamCircuitState, [.state: "open"]).values.max(by: [.upstream]),
                    "{{upstream}}"
                )
            ],
            FieldConfig(
                unit: .short,
                thresholds: .anyIsBad,
                mappings: [
                    .value([
                        "0": .init(text: "asked", color: .green, index: 0),
                        "1": .init(text: "left out", color: .red, index: 1),
                    ])
                ]
            )
        )
    }

    private var upstreamOutcomes: ScopedPanel {
        ScopedPanel(
            "Calls of providers",
            "Calls ended a second, by provider and how they ended. `rate_limited`: the provider's quota is too small.",
            .timeSeries(),
            [.series(series(.llmUpstreamRequests).rate.sum(by: [.upstream, .outcome]), "{{upstream}} {{outcome}}")],
            .stack(.requestsPerSecond)
        )
    }

    private var upstreamFirstByte: ScopedPanel {
        ScopedPanel(
            "Providers' first byte",
            "The time within which each provider began to answer 95 of 100 calls.",
            .timeSeries(),
            [
                .series(
                    series(Metric.llmUpstreamFirstByte.bucket).quantile(0.95, by: [.upstream]),
                    "{{upstream}}",
                    exemplars: true
                )
            ],
            .lines(.seconds)
        )
    }

    private var retries: ScopedPanel {
        ScopedPanel(
            "Second tries",
            "Requests tried again a second: with the same provider (`retry`) or another (`failover`), by who failed.",
            .timeSeries(),
            [.series(series(.llmUpstreamRetries).rate.sum(by: [.upstream, .kind]), "{{upstream}} {{kind}}")],
            .stack(.requestsPerSecond)
        )
    }

    private var durations: ScopedPanel {
        ScopedPanel(
            "Time to the last byte, spread",
            "How many requests took how long, of all tenants and models.",
            .heatmap(HeatmapOptions(unit: .seconds)),
            [.buckets(series(Metric.genAIRequestDuration.bucket).rate.sum(by: [.le]))],
            FieldConfig(unit: .requestsPerSecond)
        )
    }

    private var firstTokens: ScopedPanel {
        ScopedPanel(
            "Time to the first token by provider",
            "The time within which 95 of 100 streams began, by provider and model.",
            .timeSeries(),
            [
                .series(
                    series(Metric.genAITimeToFirstToken.bucket).quantile(0.95, by: [.genAIProvider, .genAIModel]),
                    "{{gen_ai_provider_name}} {{gen_ai_request_model}}",
                    exemplars: true
                )
            ],
            .lines(.seconds)
        )
    }
}

// MARK: - Itself

extension GatewayHealth {
    private var overhead: ScopedPanel {
        ScopedPanel(
            "The gateway's own time",
            "What the gateway itself took of 50, 95 and 99 of 100 requests, without waiting for provider or client.",
            .timeSeries(),
            [0.5, 0.95, 0.99].map { quantile in
                .series(
                    series(Metric.llmGatewayOverhead.bucket).quantile(quantile),
                    "p\(Int(quantile * 100))",
                    exemplars: true
                )
            },
            .lines(.seconds)
        )
    }

    private var cpu: ScopedPanel {
        ScopedPanel(
            "CPU of its limit",
            "The share of its CPU limit that each pod uses. At 100 % it is held back.",
            .timeSeries(),
            [.series(series(.containerCPUUsage, Self.container).rate.sum(by: [.pod]) / limit("cpu"), "{{pod}}")],
            .lines(.ratio, thresholds: Thresholds(.green, [TenantAlerts.limitRatio: .red]))
        )
    }

    private var memory: ScopedPanel {
        ScopedPanel(
            "Memory of its limit",
            "The share of its memory limit that each pod uses. At 100 % it is killed, with all its streams.",
            .timeSeries(),
            [
                .series(
                    series(.containerMemoryWorkingSet, Self.container).values.max(by: [.pod]) / limit("memory"),
                    "{{pod}}"
                )
            ],
            .lines(.ratio, thresholds: Thresholds(.green, [TenantAlerts.limitRatio: .red]))
        )
    }

    private var throttling: ScopedPanel {
        ScopedPanel(
            "CPU held back",
            "The share of a pod's time slices in which it was stopped for having used its limit. It shows as latency.",
            .timeSeries(),
            [
                .series(
                    series(.containerCPUThrottledPeriods, Self.container).rate.sum(by: [.pod])
                        / (series(.containerCPUPeriods, Self.container).rate.sum(by: [.pod]) > 0),
                    "{{pod}}"
                )
            ],
            .lines(.ratio, thresholds: Thresholds(.green, [0.25: .red]))
        )
    }

    private var openFiles: ScopedPanel {
        ScopedPanel(
            "Open files",
            "The share of the files and connections that a pod may have open. At 100 % it takes no request.",
            .timeSeries(),
            [
                .series(
                    series(.processOpenFiles).values.max(by: [.pod])
                        / series(.processOpenFileLimit).values.max(by: [.pod]),
                    "{{pod}}"
                )
            ],
            .lines(.ratio, thresholds: .used)
        )
    }

    private var connections: ScopedPanel {
        ScopedPanel(
            "Streams by pod",
            "Streams that each pod is answering. A pod that has most of them is what a rollout will wait for.",
            .timeSeries(),
            [.series(series(.llmStreamsInFlight).values.sum(by: [.pod]), "{{pod}}")],
            .stack(.short)
        )
    }

    private static let container: KeyValuePairs<Metric.Label, LabelMatch> = [
        .container: .equal(LLMGatewayInterface.serviceName), .image: .notEqual(""),
    ]

    private func limit(_ resource: String) -> ScopedExpression {
        series(
            .kubePodContainerResourceLimits,
            [.container: .equal(LLMGatewayInterface.serviceName), .resource: .equal(resource)]
        ).values.max(by: [.pod])
    }
}

// MARK: - What it runs on

extension GatewayHealth {
    private var policies: ScopedPanel {
        ScopedPanel(
            "Tenants known",
            "Tenants that the policies in force name. Fewer than there are tenants: a policy did not arrive.",
            .stat(StatOptions(graphMode: .none)),
            [.series(series(.llmPolicyTenants).values.min(), "tenants")],
            .number(thresholds: Thresholds(.red, [1: .green]))
        )
    }

    private var policiesStale: ScopedPanel {
        ScopedPanel(
            "Out of date",
            "How long newer policies or a newer configuration have been there that can't be used. The older ones are in force.",
            .stat(StatOptions(graphMode: .none)),
            [
                .series(series(.llmPolicyAge).values.max(), "policies"),
                .series(series(.llmConfigurationAge).values.max(), "configuration"),
            ],
            .number(.seconds, thresholds: Thresholds(.green, [1: .yellow, 600: .red]))
        )
    }

    private var keysRefused: ScopedPanel {
        ScopedPanel(
            "Calls refused for the key",
            "Calls that a provider refused for the gateway's key in the time range shown. Renew the key in the secret store.",
            .stat(StatOptions(graphMode: .none)),
            [.now(series(.llmUpstreamCredentialsRejected).increase.sum().orZero, "calls")],
            .number(thresholds: .anyIsBad)
        )
    }

    private var keyAge: ScopedPanel {
        ScopedPanel(
            "Cluster's keys fetched",
            "When the keys that verify the tenants' tokens were last fetched, by the pod that did so longest ago.",
            .stat(StatOptions(graphMode: .none)),
            [.now(series(.llmVerificationKeyRefreshTime).values.min() * 1000, "fetched")],
            FieldConfig(unit: .fromNow, noValue: "never", thresholds: Thresholds(.blue))
        )
    }

    private var limitStore: ScopedPanel {
        ScopedPanel(
            "Pods that count alone",
            "Pods that count their share of the limits for themselves, as the store of the limits is away.",
            .stat(StatOptions(graphMode: .none)),
            [.series(series(.llmLimitStoreFallback).values.sum(), "pods")],
            .number(noValue: "no store", thresholds: .anyIsBad)
        )
    }

    private var reloads: ScopedPanel {
        ScopedPanel(
            "Failed readings",
            "Policies, configuration and keys that could not be read, in each interval. What was read before is in use.",
            .timeSeries(),
            [
                failed(.llmPolicyReloads, "policies"), failed(.llmConfigurationReloads, "configuration"),
                failed(.llmVerificationKeyRefreshes, "cluster's keys"),
                failed(.llmUpstreamKeyReloads, "providers' keys"),
                .series(series(.llmLimitStoreErrors).rate.sum(), "store of the limits"),
            ],
            .lines(.perSecond)
        )
    }

    private func failed(_ metric: Metric, _ legend: String) -> ScopedQuery {
        .series(series(metric, [.outcome: .equal(ReloadOutcome.failure.rawValue)]).rate.sum(), legend)
    }

    private var pods: ScopedPanel {
        ScopedPanel(
            "Pods",
            "The pods and since when they run.",
            .table(),
            [.table(series(.processStartTime).values.max(by: [.pod]) * 1000)],
            .cells(.fromNow),
            transformations: [
                .organize(hidden: ["Time"], order: ["pod", "Value"], names: ["Value": "Started", "pod": "Pod"])
            ]
        )
    }
}
