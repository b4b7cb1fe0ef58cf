import Grafana
import PlatformContract
import YAML

// MARK: - What was promised

extension TenantDashboard {
    var availabilityLeft: ScopedPanel {
        ScopedPanel(
            "Availability budget left",
            """
            Of the requests that may fail (\(percent(failureBudget)) of all), the share that is left, for the time range \
            shown. Choose 30 days for the whole promise, as far back as metrics are kept.
            """,
            .gauge(),
            [.now((1 - failures(\.increase) / failureBudget).atLeast(0), "left")],
            .share(noValue: "no traffic", .left)
        )
    }

    var latencyLeft: ScopedPanel {
        ScopedPanel(
            "Latency budget left",
            """
            Of the requests that may take longer than \(ScopedExpression.number(slowBound)) s (\(percent(slownessBudget)) of \
            all), the share that is left, for the time range shown.
            """,
            .gauge(),
            [.now((1 - slow(\.increase) / slownessBudget).atLeast(0), "left")],
            .share(noValue: "no traffic", .left)
        )
    }

    var burnRate: ScopedPanel {
        ScopedPanel(
            "Budgets spent",
            """
            How many times faster than allowed the budgets are spent, over an hour and over 6: at 1 they last 30 days. At 14.4 \
            in an hour or 6 in six, someone is paged.
            """,
            .timeSeries(),
            [
                .series(spent(promises.failures, over: .hour), "availability, 1h"),
                .series(spent(promises.failures, over: .sixHours), "availability, 6h"),
                .series(spent(promises.slowness, over: .hour), "latency, 1h"),
                .series(spent(promises.slowness, over: .sixHours), "latency, 6h"),
            ],
            .lines(.none, thresholds: Thresholds(.green, [1: .yellow, 6: .orange, 14.4: .red]))
        )
    }

    private func spent(_ promise: ServiceLevelIndicator, over window: BurnRate.Window) -> ScopedExpression {
        series(promise.ratio(over: window)).values.max() / promise.budget
    }

    /// The share of the application's requests that took too long.
    private func slow(_ growth: (SeriesSelection) -> ScopedExpression) -> ScopedExpression {
        // Prometheus 3 writes a whole bound with a fraction, `1.0`, and Prometheus 2 as the service does, `1`
        // (https://prometheus.io/docs/prometheus/latest/migration/, on the labels `le` and `quantile`).
        let bound = ScopedExpression.number(slowBound)
        let match: LabelMatch = bound.contains(".") ? .equal(bound) : .matching(#"\#(bound)(\.0)?"#)
        let quick = series(
            Metric.httpRequestDuration.bucket,
            [.job: .equal(TenantAppInterface.serviceName(tenant: name)), .endpoint: .notProbes, .le: match]
        )
        let all = series(Metric.httpRequestDuration.count, usersOfApplication)
        return 1 - growth(quick).sum() / (growth(all).sum() > 0)
    }

    /// The bound of a bucket from which on a request is slow: what was promised, or the next that the histogram has.
    private var slowBound: Double {
        let bounds = Metric.httpRequestDuration.buckets
        return bounds.first { $0 >= latencyThreshold } ?? bounds.last ?? latencyThreshold
    }

    private func percent(_ ratio: Double) -> String { "\(ScopedExpression.number(ratio * 100)) %" }
}

// MARK: - What changed

extension TenantDashboard {
    var firingAlerts: ScopedPanel {
        ScopedPanel(
            "Alerts",
            "What is firing, and what will soon if it goes on. Each alert's runbook is linked in its notification.",
            .table(),
            [
                .table(series(.alerts).values.max(by: [.alertName, .alertState, .severity]))
            ],
            FieldConfig(unit: .short, noValue: "No alert"),
            overrides: [.alertState],
            transformations: [
                .organize(
                    hidden: ["Time", "Value"],
                    order: ["alertname", "severity", "alertstate"],
                    names: ["alertname": "Alert", "alertstate": "State", "severity": "Severity"]
                )
            ]
        )
    }

    var pods: ScopedPanel {
        ScopedPanel(
            "Pods",
            "The pods and since when they run. All of a service started at once: a rollout. One alone: it broke, or was moved.",
            .table(),
            [.table(series(.processStartTime).values.max(by: [.service, .pod]) * 1000)],
            .cells(.fromNow),
            transformations: [
                .organize(
                    hidden: ["Time"],
                    order: ["service", "pod", "Value"],
                    names: ["Value": "Started", "pod": "Pod", "service": "Service"]
                )
            ]
        )
    }

    var restarts: ScopedPanel {
        ScopedPanel(
            "Restarts",
            "How often each container was started again in the range shown.",
            .barGauge(),
            [.now(series(.kubePodContainerRestarts).increase.sum(by: [.container]), "{{container}}")],
            .number()
        )
    }
}
