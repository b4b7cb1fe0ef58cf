import Grafana
import PlatformContract
import YAML

/// The tenants beside each other: who asks how much, how fast the answers are, and how many fail.
struct TenantMetrics: Hashable, Sendable {
    /// Whether a tenant's uid may be other than its name; see `Dashboards.tenantLink`.
    let hasLongNames: Bool

    private let series = SeriesScope.chosenTenants

    /// The dashboard.
    var dashboard: Dashboard {
        Dashboard(
            of: series,
            uid: Dashboards.Shared.tenantMetrics.uid,
            title: "Tenant metrics",
            description: "Traffic, errors and latency of the tenants' services, side by side.",
            tags: ["tenants"],
            variables: [.prometheus, .tenant],
            annotations: [
                ScopedAnnotation(
                    "Critical alerts",
                    while: series(.alerts, [.alertState: "firing", .severity: "critical"]).values
                        .count(by: [.alertName, .tenant]),
                    "{{alertname}} of {{tenant}}",
                    color: .red
                )
            ],
            links: Dashboards.links,
            [
                ScopedSection("Who is hurt", ScopedLine(9, worst), ScopedLine(9, requestShare, errorRates)),
                ScopedSection("Traffic", ScopedLine(9, requestRates, activeRequests)),
                ScopedSection(
                    "Latency",
                    ScopedLine(
                        9,
                        latency(
                            0.95,
                            "The time within which 95 of 100 requests of a tenant's application were answered."
                        ),
                        latency(
                            0.99,
                            "The time within which 99 of 100 requests of a tenant's application were answered."
                        )
                    )
                ),
                ScopedSection("What runs out", ScopedLine(9, cpu, memory, refusals)),
            ]
        )
    }

    /// What people and programs ask for.
    private var users: KeyValuePairs<Metric.Label, LabelMatch> { [.endpoint: .notProbes] }

    /// An answer of the proxy takes as long as its model does, so its requests are left out.
    private var usersOfApplication: KeyValuePairs<Metric.Label, LabelMatch> {
        [.job: .notEqual(LLMProxyInterface.serviceName), .endpoint: .notProbes]
    }

    private var requests: ScopedExpression { series(.httpRequests, users).rate.sum(by: [.tenant]) }

    private var failures: ScopedExpression {
        .share(of: series(.httpRequestErrors, users).rate.sum(by: [.tenant]), in: requests)
    }

    private var links: [DataLink] { [Dashboards.tenantLink("${__field.labels.tenant}", hasLongNames: hasLongNames)] }

    private var worst: ScopedPanel {
        ScopedPanel(
            "Tenants with failing requests",
            "The 50 tenants of whose requests the largest share fails. The name leads to the tenant's dashboard.",
            .table(),
            [
                .table((failures > 0).top(50)),
                .table(
                    (requests > 0).top(50)
                ),
            ],
            FieldConfig(unit: .short, noValue: "Nothing fails"),
            overrides: [
                FieldOverride(
                    field: "Tenant",
                    [.links([Dashboards.tenantLink("${__value.text}", hasLongNames: hasLongNames)])]
                ),
                FieldOverride(
                    field: "Errors",
                    [
                        .unit(.ratio), .decimals(2),
                        .thresholds(Thresholds(.green, [TenantAlerts.errorRatio: .red])), .cell(TableCell(type: .text)),
                    ]
                ), FieldOverride(field: "Requests a second", [.unit(.requestsPerSecond)]),
            ],
            transformations: [
                .merge,
                .organize(
                    hidden: ["Time"],
                    order: ["tenant", "Value #A", "Value #B"],
                    names: ["Value #A": "Errors", "Value #B": "Requests a second", "tenant": "Tenant"]
                ),
            ]
        )
    }

    private var requestShare: ScopedPanel {
        ScopedPanel(
            "Request share by tenant",
            "Whose requests were answered in the time range shown, without probes and scrapes: the 20 with most.",
            .pieChart(),
            [.now(series(.httpRequests, users).increase.sum(by: [.tenant]).top(20), "{{tenant}}")],
            FieldConfig(unit: .short, min: 0, decimals: 0, color: .paletteByName, links: links)
        )
    }

    private var errorRates: ScopedPanel {
        ScopedPanel(
            "Error rate by tenant",
            "The share of a tenant's requests that failed, of the 20 with most. Red over 5 %, where HighErrorRate fires.",
            .gauge(GaugeOptions(showThresholdLabels: true)),
            [.now(failures.top(20), "{{tenant}}")],
            FieldConfig(
                unit: .ratio,
                min: 0,
                max: 1,
                decimals: 1,
                noValue: "no traffic",
                thresholds: Thresholds(.green, [TenantAlerts.errorRatio: .red]),
                links: links
            )
        )
    }

    private var requestRates: ScopedPanel {
        ScopedPanel(
            "Request rate by tenant",
            "Requests answered a second, without probes and scrapes, of the 20 tenants with most.",
            .timeSeries(),
            [.series(requests.top(20), "{{tenant}}")],
            .lines(.requestsPerSecond, links: links)
        )
    }

    private var activeRequests: ScopedPanel {
        ScopedPanel(
            "Active requests by tenant",
            "Requests being answered now, of the 20 tenants with most. Over 100, TooManyActiveRequests fires.",
            .timeSeries(),
            [.series(series(.httpRequestsActive).values.sum(by: [.tenant]).top(20), "{{tenant}}")],
            .lines(
                .short,
                thresholds: Thresholds(.green, [Double(TenantAlerts.activeRequests): .red]),
                links: links
            )
        )
    }

    private func latency(_ quantile: Double, _ description: String) -> ScopedPanel {
        ScopedPanel(
            "Latency p\(Int(quantile * 100)) by tenant",
            "\(description) The 20 slowest are shown.",
            .timeSeries(),
            [
                .series(
                    series(Metric.httpRequestDuration.bucket, usersOfApplication).quantile(quantile, by: [.tenant]).top(
                        20
                    ),
                    "{{tenant}}",
                    exemplars: true
                )
            ],
            .lines(.seconds, links: links)
        )
    }

    private var cpu: ScopedPanel {
        ScopedPanel(
            "CPU by tenant",
            "Processor time in cores, of the 20 tenants that use most.",
            .timeSeries(),
            [
                .series(
                    series(.containerCPUUsage, [.container: .notEqual(""), .image: .notEqual("")]).rate
                        .sum(by: [.namespace]).top(20),
                    "{{namespace}}"
                )
            ],
            .lines(.short)
        )
    }

    private var memory: ScopedPanel {
        ScopedPanel(
            "Memory by tenant",
            "Memory that the pods hold, of the 20 tenants with most.",
            .timeSeries(),
            [
                .series(
                    series(.containerMemoryWorkingSet, [.container: .notEqual(""), .image: .notEqual("")]).values
                        .sum(by: [.namespace]).top(20),
                    "{{namespace}}"
                )
            ],
            .lines(.bytes)
        )
    }

    private var refusals: ScopedPanel {
        ScopedPanel(
            "Refused by the gateway, by tenant",
            "Requests for models that the gateway refused a second, as a limit was reached or a model not allowed.",
            .timeSeries(),
            [
                .series(
                    (series(.llmRequestsRejected).rate.sum(by: [.tenant, .reason]) > 0).top(20),
                    "{{tenant}} {{reason}}"
                )
            ],
            .lines(.requestsPerSecond, links: links)
        )
    }
}

extension Variable {
    /// The tenants, of whom several or all are chosen: those whose applications tell who they are.
    static let tenant = query(
        name: "tenant",
        label: "Tenant",
        "label_values(\(Metric.appInfo.name), \(Metric.Label.tenant))",
        multi: true,
        all: ".+"
    )
}
