import Grafana
import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// One tenant's dashboard: what its operator asks in an incident, in that order.
struct TenantDashboard: Hashable, Sendable {
    /// The tenant.
    let tenant: Tenant

    /// What the panels ask: the tenant's series alone.
    var series: SeriesScope { .tenant(name) }
    /// The tenant's name, which is its namespace's too.
    var name: String { tenant.metadata.name.text }
    /// Seconds within which requests should be answered.
    var latencyThreshold: Double { Double(tenant.spec.slo.latency.threshold.milliseconds) / 1000 }
    /// What was promised, and what is recorded of it.
    var promises: ServiceLevelRules { ServiceLevelRules(tenant: name, level: tenant.spec.slo, runbookBase: nil) }
    /// The share of requests that may fail.
    var failureBudget: Double { promises.failures.budget }
    /// The share of requests that may be slow.
    var slownessBudget: Double { promises.slowness.budget }

    /// The dashboard.
    var dashboard: Dashboard {
        let company = tenant.spec.company.text
        return Dashboard(
            of: series,
            uid: Dashboards.uid(of: tenant.metadata.name),
            title: "Tenant \(name) (\(company))",
            description: "Whether \(company)'s services are well, whom it hurts if not, and where to look.",
            tags: ["tenant", name],
            annotations: [alertsOverTime, startsOfPods],
            links: [
                .dashboard(
                    Dashboards.Shared.tenantMetrics.uid,
                    title: "Beside other tenants",
                    variables: ["tenant": name]
                ),
                .dashboard(Dashboards.Shared.llmUsage.uid, title: "LLM usage and cost", variables: ["tenant": name]),
                .dashboard(Dashboards.Shared.gatewayHealth.uid, title: "Gateway health"),
                .dashboards(tag: Dashboards.tag, title: "Tenantry"),
            ],
            [
                ScopedSection("Is it up?", ScopedLine(4, alertsFiring, targetsUp, podsAvailable, gatewayReached)),
                ScopedSection("Are users hurt?", ScopedLine(5, requestRate, errorRate, latency, active)),
                ScopedSection("What was promised", ScopedLine(7, availabilityLeft, latencyLeft, burnRate)),
                ScopedSection("What changed", ScopedLine(7, firingAlerts, pods, restarts)),
                ScopedSection(
                    "Where: the application",
                    ScopedLine(8, ratesByEndpoint, ratesByStatus, errorsByEndpoint),
                    ScopedLine(8, latencies, latencyBuckets)
                ),
                ScopedSection(
                    "Where: proxy, gateway and provider",
                    ScopedLine(8, proxyCalls, gatewayRequests, refusals),
                    ScopedLine(8, firstTokens, timeOnTheWay)
                ),
                ScopedSection(
                    "What runs out",
                    ScopedLine(7, cpu, throttling, memory),
                    ScopedLine(7, quota, limits, streams)
                ),
                ScopedSection("Tokens and cost", ScopedLine(7, costs, costRate, tokens)),
            ]
        )
    }

    /// The buckets' labels, and what a request of a person or program carries.
    var users: KeyValuePairs<Metric.Label, LabelMatch> { [.endpoint: .notProbes] }
    /// The application's requests alone: an answer of the proxy takes as long as its model does.
    var usersOfApplication: KeyValuePairs<Metric.Label, LabelMatch> {
        [.job: .equal(TenantAppInterface.serviceName(tenant: name)), .endpoint: .notProbes]
    }

    private var alertsOverTime: ScopedAnnotation {
        ScopedAnnotation(
            "Alerts",
            while: series(.alerts, [.alertState: "firing"]).values.max(by: [.alertName, .severity]),
            "{{alertname}} ({{severity}})",
            color: .red
        )
    }

    private var startsOfPods: ScopedAnnotation {
        ScopedAnnotation(
            "Starts of pods",
            at: series(.processStartTime).values.max(by: [.job, .pod]),
            "{{pod}} started",
            color: .blue
        )
    }
}
