import Grafana
import PlatformContract
import YAML

// MARK: - Is it up?

extension TenantDashboard {
    var alertsFiring: ScopedPanel {
        ScopedPanel(
            "Alerts firing",
            "Alerts about this tenant that are firing now. The table below names them.",
            .stat(StatOptions(colorMode: .background)),
            [.series(series(.alerts, [.alertState: "firing"]).values.count().orZero, "alerts")],
            .number(thresholds: .anyIsBad)
        )
    }

    var targetsUp: ScopedPanel {
        ScopedPanel(
            "Services answering",
            "The share of a service's pods that Prometheus can scrape. Below 100 % ServiceDown fires after two minutes.",
            .stat(),
            [.series(series(.up).values.average(by: [.job]), "{{job}}")],
            .share(noValue: "nothing to scrape", Thresholds(.red, [0.01: .orange, 1: .green]))
        )
    }

    var podsAvailable: ScopedPanel {
        ScopedPanel(
            "Pods available",
            "The share of a Deployment's pods that are ready to serve.",
            .stat(),
            [
                .series(
                    series(.kubeDeploymentReplicasAvailable).values.max(by: [.deployment])
                        / (series(.kubeDeploymentReplicas).values.max(by: [.deployment]) > 0),
                    "{{deployment}}"
                )
            ],
            .share(noValue: "suspended", Thresholds(.red, [0.5: .orange, 1: .green]))
        )
    }

    var gatewayReached: ScopedPanel {
        ScopedPanel(
            "Gateway reached",
            "Whether every pod of the proxy reached the gateway when it last looked. If not, it is the gateway or the network.",
            .stat(StatOptions(graphMode: .none)),
            [.series(series(.llmProxyGatewayUp).values.min(), "gateway")],
            FieldConfig(
                unit: .short,
                noValue: "not told",
                thresholds: Thresholds(.red, [1: .green]),
                mappings: [
                    .value([
                        "0": .init(text: "no", color: .red, index: 0), "1": .init(text: "yes", color: .green, index: 1),
                    ])
                ]
            )
        )
    }
}

// MARK: - Are users hurt?

extension TenantDashboard {
    var requestRate: ScopedPanel {
        ScopedPanel(
            "Request rate",
            "Requests answered a second, without probes and scrapes. A sudden fall may mean that nobody gets through.",
            .stat(),
            [.series(series(.httpRequests, users).rate.sum(), "requests")],
            .number(.requestsPerSecond, decimals: nil, noValue: "no traffic")
        )
    }

    var errorRate: ScopedPanel {
        ScopedPanel(
            "Error rate",
            "The share of requests that failed. Yellow where more fail than was promised; red over 5 %, where HighErrorRate fires.",
            .stat(),
            [.series(failures(\.rate), "errors")],
            FieldConfig(
                unit: .ratio,
                min: 0,
                decimals: 2,
                noValue: "no traffic",
                thresholds: Thresholds(.green, [failureBudget: .yellow, TenantAlerts.errorRatio: .red])
            )
        )
    }

    var latency: ScopedPanel {
        ScopedPanel(
            "Latency p95",
            "The 95th percentile of the application. Red over what was promised, where HighLatency fires.",
            .stat(),
            [.series(series(Metric.httpRequestDuration.bucket, usersOfApplication).quantile(0.95), "p95")],
            .number(
                .seconds,
                decimals: nil,
                noValue: "no traffic",
                thresholds: Thresholds(.green, [latencyThreshold: .red])
            )
        )
    }

    var active: ScopedPanel {
        ScopedPanel(
            "Active requests",
            "Requests being answered now. Red over 100, where TooManyActiveRequests fires.",
            .stat(),
            [.series(series(.httpRequestsActive).values.sum(), "active")],
            .number(thresholds: Thresholds(.green, [Double(TenantAlerts.activeRequests): .red]))
        )
    }

    /// The share of requests that failed.
    func failures(_ growth: (SeriesSelection) -> ScopedExpression) -> ScopedExpression {
        .share(
            of: growth(series(.httpRequestErrors, users)).sum(by: [.tenant]),
            in: growth(series(.httpRequests, users)).sum(by: [.tenant])
        )
    }
}
