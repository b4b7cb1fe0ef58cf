import Grafana
import PlatformContract
import YAML

/// The state of the cluster: what is broken, and whether nodes and quotas have room.
struct ClusterOverview: Hashable, Sendable {
    /// Whether a tenant's uid may be other than its name; see `Dashboards.tenantLink`.
    let hasLongNames: Bool

    private let series = SeriesScope.cluster

    /// The dashboard.
    var dashboard: Dashboard {
        Dashboard(
            of: series,
            uid: Dashboards.Shared.clusterOverview.uid,
            title: "Cluster overview",
            description: "Nodes and pods of the cluster, how busy the nodes are, and what is firing.",
            tags: ["cluster"],
            annotations: [
                ScopedAnnotation(
                    "Critical alerts",
                    while: series(.alerts, [.alertState: "firing", .severity: "critical"]).values
                        .count(by: [.alertName]),
                    "{{alertname}}",
                    color: .red
                )
            ],
            links: Dashboards.links,
            [
                ScopedSection(
                    "State",
                    ScopedLine(4, nodes, pods, failedPods, unhealthyNodes, alertsFiring, targetsDown)
                ),
                ScopedSection("Nodes", ScopedLine(9, nodeCPU, nodeMemory)),
                ScopedSection(
                    "What is broken",
                    ScopedLine(9, alerts, tenantsWithAlerts),
                    ScopedLine(8, waiting, restarts)
                ),
                ScopedSection("Who needs the room", ScopedLine(9, cpuByNamespace, memoryByNamespace, fullQuotas)),
            ]
        )
    }

    private var nodes: ScopedPanel {
        ScopedPanel(
            "Nodes",
            "Nodes that have joined the cluster, ready or not.",
            .stat(),
            [.series(series(.kubeNodeInfo).values.count(by: [.node]).count(), "nodes")],
            .number(thresholds: Thresholds(.red, [1: .green]))
        )
    }

    private var pods: ScopedPanel {
        ScopedPanel(
            "Pods",
            "Pods that are waiting to start or running; those that have ended are not counted.",
            .stat(),
            [
                .series(
                    series(.kubePodStatusPhase, [.phase: .matching("Pending|Running|Unknown")]).values.sum(),
                    "pods"
                )
            ],
            .number()
        )
    }

    private var failedPods: ScopedPanel {
        ScopedPanel(
            "Failed pods",
            "Pods that have ended in failure and have not been removed. Look at their events and logs.",
            .stat(),
            [.series(series(.kubePodStatusPhase, [.phase: "Failed"]).values.sum(), "failed pods")],
            .number(thresholds: .anyIsBad)
        )
    }

    private var unhealthyNodes: ScopedPanel {
        ScopedPanel(
            "Unhealthy nodes",
            "Nodes that are not ready, or have not been heard of.",
            .stat(),
            [
                .series(
                    series(
                        .kubeNodeStatusCondition,
                        [.condition: "Ready", .status: .matching("false|unknown")]
                    ).values.max(by: [.node]).sum(),
                    "unhealthy nodes"
                )
            ],
            .number(thresholds: .anyIsBad)
        )
    }

    private var alertsFiring: ScopedPanel {
        ScopedPanel(
            "Alerts firing",
            "Critical alerts and warnings that are firing, of the platform and of all tenants.",
            .stat(),
            [
                .series(
                    series(.alerts, [.alertState: "firing", .severity: .matching("critical|warning")]).values.count()
                        .orZero,
                    "alerts"
                )
            ],
            .number(thresholds: .anyIsBad)
        )
    }

    private var targetsDown: ScopedPanel {
        ScopedPanel(
            "Targets down",
            "What Prometheus should scrape and can't. Of what is down here, no other panel tells anything.",
            .stat(),
            [.series((series(.up).values < 1).count().orZero, "targets")],
            .number(thresholds: .anyIsBad)
        )
    }

    private var nodeCPU: ScopedPanel {
        ScopedPanel(
            "Node CPU",
            "The share of each node's processor time that was used.",
            .timeSeries(),
            [.series(1 - series(.nodeCPU, [.mode: "idle"]).rate.average(by: [.instance]), "{{instance}}")],
            .lines(.ratio, max: 1, thresholds: .used)
        )
    }

    private var nodeMemory: ScopedPanel {
        ScopedPanel(
            "Node memory",
            "The share of each node's memory that is in use and could not be given to others.",
            .timeSeries(),
            [
                .series(
                    1 - series(.nodeMemoryAvailable).values.sum(by: [.instance])
                        / series(.nodeMemoryTotal).values.sum(by: [.instance]),
                    "{{instance}}"
                )
            ],
            .lines(.ratio, max: 1, thresholds: .used)
        )
    }
}

// MARK: - What is broken

extension ClusterOverview {
    private var alerts: ScopedPanel {
        ScopedPanel(
            "Alerts of the platform",
            "What is firing and is about no tenant, with how often.",
            .table(),
            [
                .table(
                    series(
                        .alerts,
                        [.alertState: "firing", .severity: .matching("critical|warning"), .tenant: ""]
                    ).values.count(by: [.alertName, .severity])
                )
            ],
            FieldConfig(unit: .short, noValue: "No alert"),
            transformations: [
                .organize(
                    hidden: ["Time"],
                    order: ["alertname", "severity", "Value"],
                    names: ["Value": "Firing", "alertname": "Alert", "severity": "Severity"]
                )
            ]
        )
    }

    private var tenantsWithAlerts: ScopedPanel {
        ScopedPanel(
            "Tenants with alerts",
            "The 50 tenants about which most alerts are firing. The name leads to the tenant's dashboard.",
            .table(),
            [
                .table(
                    series(.alerts, [.alertState: "firing", .tenant: .notEqual("")]).values.count(by: [.tenant]).top(50)
                )
            ],
            FieldConfig(unit: .short, noValue: "No alert"),
            overrides: [
                FieldOverride(
                    field: "Tenant",
                    [.links([Dashboards.tenantLink("${__value.text}", hasLongNames: hasLongNames)])]
                )
            ],
            transformations: [
                .organize(
                    hidden: ["Time"],
                    order: ["tenant", "Value"],
                    names: ["Value": "Alerts", "tenant": "Tenant"]
                )
            ]
        )
    }

    private var waiting: ScopedPanel {
        ScopedPanel(
            "Pods that wait",
            "The 20 namespaces with most pods that have been admitted and do not run: no room, no image, or a broken volume.",
            .timeSeries(),
            [
                .series(
                    (series(.kubePodStatusPhase, [.phase: "Pending"]).values.sum(by: [.namespace]) > 0).top(20),
                    "{{namespace}}"
                )
            ],
            .lines(.short)
        )
    }

    private var restarts: ScopedPanel {
        ScopedPanel(
            "Restarts",
            "The 20 containers that were started again most often in the time range shown.",
            .barGauge(),
            [
                .now(
                    (series(.kubePodContainerRestarts).increase.sum(by: [.namespace, .container]) > 0).top(20),
                    "{{namespace}} {{container}}"
                )
            ],
            .number(noValue: "none", thresholds: Thresholds(.green, [1: .yellow, 5: .red]))
        )
    }
}

// MARK: - Who needs the room

extension ClusterOverview {
    private var cpuByNamespace: ScopedPanel {
        ScopedPanel(
            "CPU by namespace",
            "The 20 namespaces that use most processor time, in cores.",
            .timeSeries(),
            [
                .series(
                    series(.containerCPUUsage, [.container: .notEqual(""), .image: .notEqual("")]).rate
                        .sum(by: [.namespace]).top(20),
                    "{{namespace}}"
                )
            ],
            .stack(.short)
        )
    }

    private var memoryByNamespace: ScopedPanel {
        ScopedPanel(
            "Memory by namespace",
            "The 20 namespaces that hold most memory.",
            .timeSeries(),
            [
                .series(
                    series(.containerMemoryWorkingSet, [.container: .notEqual(""), .image: .notEqual("")]).values
                        .sum(by: [.namespace]).top(20),
                    "{{namespace}}"
                )
            ],
            .stack(.bytes)
        )
    }

    private var fullQuotas: ScopedPanel {
        ScopedPanel(
            "Fullest quotas",
            "The 20 quotas of which the largest share is used. What is full keeps new pods from starting.",
            .barGauge(),
            [
                .now(
                    (series(.kubeResourceQuota, [.type: "used"]).values.max(by: [.namespace, .resource])
                        / (series(.kubeResourceQuota, [.type: "hard"]).values.max(by: [.namespace, .resource]) > 0))
                        .top(20),
                    "{{namespace}} {{resource}}"
                )
            ],
            .share(noValue: "no quota", .used)
        )
    }
}
