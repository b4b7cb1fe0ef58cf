import Grafana
import PlatformContract
import TenantSpecs
import YAML

// MARK: - What runs out

extension TenantDashboard {
    var cpu: ScopedPanel {
        ScopedPanel(
            "CPU of its limit",
            "The share of its CPU limit that each container uses. Over 80 % HighCPUUsage fires; at 100 % it is held back.",
            .timeSeries(),
            [.series(series(.containerCPUUsage, containers).rate.sum(by: Self.container) / limit("cpu"), "{{pod}}")],
            .lines(.ratio, thresholds: Thresholds(.green, [TenantAlerts.limitRatio: .red]))
        )
    }

    var throttling: ScopedPanel {
        ScopedPanel(
            "CPU held back",
            "The share of a container's time slices in which it was stopped for having used its limit. It shows as latency.",
            .timeSeries(),
            [
                .series(
                    series(.containerCPUThrottledPeriods, containers).rate.sum(by: Self.container)
                        / (series(.containerCPUPeriods, containers).rate.sum(by: Self.container) > 0),
                    "{{pod}}"
                )
            ],
            .lines(.ratio, thresholds: Thresholds(.green, [0.25: .red]))
        )
    }

    var memory: ScopedPanel {
        ScopedPanel(
            "Memory of its limit",
            "The share of its memory limit that each container uses. Over 80 % HighMemoryUsage fires; at 100 % it is killed.",
            .timeSeries(),
            [
                .series(
                    series(.containerMemoryWorkingSet, containers).values.max(by: Self.container) / limit("memory"),
                    "{{pod}}"
                )
            ],
            .lines(.ratio, thresholds: Thresholds(.green, [TenantAlerts.limitRatio: .red]))
        )
    }

    var quota: ScopedPanel {
        ScopedPanel(
            "Quota used",
            "The share of the namespace's quota that is in use. What is full keeps new pods from starting, as in a rollout.",
            .barGauge(),
            [
                .now(
                    series(.kubeResourceQuota, [.type: "used"]).values.max(by: [.resource])
                        / (series(.kubeResourceQuota, [.type: "hard"]).values.max(by: [.resource]) > 0),
                    "{{resource}}"
                )
            ],
            .share(.used)
        )
    }

    var limits: ScopedPanel {
        ScopedPanel(
            "Limits of the gateway used",
            "The share of each limit of the spec that was used at the last request. At 100 % the gateway refuses requests.",
            .barGauge(),
            [
                .now(
                    1 - series(.llmLimitRemaining).values.sum(by: [.limit])
                        / (series(.llmLimitAllowed).values.sum(by: [.limit]) > 0),
                    "{{limit}}"
                )
            ],
            .share(noValue: "no limit", Thresholds(.green, [0.8: .yellow, 1: .red]))
        )
    }

    var streams: ScopedPanel {
        let most = Double(tenant.spec.llm.limits.concurrentStreams.value)
        return ScopedPanel(
            "Requests in the gateway now",
            "Requests and streams that are being answered; the dashed line is how many streams there may be at once.",
            .timeSeries(),
            [
                .series(series(.llmRequestsInFlight).values.sum(), "requests"),
                .series(series(.llmStreamsInFlight).values.sum(), "streams"),
            ],
            .lines(.short, thresholds: Thresholds(.green, [most: .red]))
        )
    }

    private static let container: [Metric.Label] = [.pod, .container]

    /// Containers alone: the cgroups of pods and nodes have no container, and only cAdvisor's series have an image.
    private var containers: KeyValuePairs<Metric.Label, LabelMatch> {
        [.container: .notEqual(""), .image: .notEqual("")]
    }

    private func limit(_ resource: String) -> ScopedExpression {
        series(.kubePodContainerResourceLimits, [.resource: .equal(resource)]).values.max(by: Self.container)
    }
}

// MARK: - Tokens and cost

extension TenantDashboard {
    var costs: ScopedPanel {
        ScopedPanel(
            "Cost",
            "What the tokens of the time range shown cost, by model, by the prices of the platform's spec.",
            .stat(StatOptions(graphMode: .none, textMode: .valueAndName)),
            [.now(series(.llmCost).increase.sum(by: [.model]), "{{model}}")],
            .number(.dollars, decimals: 2, noValue: "no price")
        )
    }

    var costRate: ScopedPanel {
        ScopedPanel(
            "Cost an hour",
            "What an hour costs at the rate of the moment, by model.",
            .timeSeries(),
            [.series(series(BudgetRules.spendByModel).values.sum(by: [.model]) * 3600, "{{model}}")],
            .stack(.dollars)
        )
    }

    var tokens: ScopedPanel {
        ScopedPanel(
            "Tokens a second",
            "Tokens used a second, by type. `cached` are among `input`, and `reasoning` among `output`.",
            .timeSeries(),
            [.series(series(.llmTokens).rate.sum(by: [.type]), "{{type}}")],
            .lines(.perSecond)
        )
    }
}
