import Grafana
import PlatformContract
import YAML

extension Dashboards {
    /// The state of the cluster: nodes, pods, and what the nodes' processors and memory do.
    static func clusterOverview() -> Dashboard {
        Dashboard(
            uid: "cluster-overview",
            title: "Cluster overview",
            description: "Nodes and pods of the cluster, and how busy the nodes are.",
            tags: [tag, "cluster"],
            refresh: refresh,
            links: links,
            sections: [
                Section("State", lines: [Line(height: 4, [nodes, pods, failedPods, unhealthyNodes])]),
                Section("Nodes", lines: [Line(height: 9, [nodeCPU, nodeMemory])]),
            ]
        )
    }

    private static var nodes: Panel {
        Panel(
            title: "Nodes",
            description: "Nodes that have joined the cluster, ready or not.",
            .stat(),
            queries: [Query("count(count by (node) (\(Metric.kubeNodeInfo.selector())))", legend: "nodes")],
            fieldConfig: count(Thresholds(.red, [1: .green]))
        )
    }

    private static var pods: Panel {
        Panel(
            title: "Pods",
            description: "Pods that are waiting to start or running; those that have ended are not counted.",
            .stat(),
            queries: [
                Query(
                    "sum(\(Metric.kubePodStatusPhase.selector([.phase: .matching("Pending|Running|Unknown")])))",
                    legend: "pods"
                )
            ],
            fieldConfig: count(Thresholds(.blue))
        )
    }

    private static var failedPods: Panel {
        Panel(
            title: "Failed pods",
            description: "Pods that have ended in failure and have not been removed. Look at their events and logs.",
            .stat(),
            queries: [Query("sum(\(Metric.kubePodStatusPhase.selector([.phase: "Failed"])))", legend: "failed pods")],
            fieldConfig: count(Thresholds(.green, [1: .red]))
        )
    }

    private static var unhealthyNodes: Panel {
        let notReady = Metric.kubeNodeStatusCondition.selector([
            .condition: "Ready", .status: .matching("false|unknown"),
        ])
        return Panel(
            title: "Unhealthy nodes",
            description: "Nodes that are not ready, or have not been heard of.",
            .stat(),
            queries: [Query("sum(max by (node) (\(notReady)))", legend: "unhealthy nodes")],
            fieldConfig: count(Thresholds(.green, [1: .red]))
        )
    }

    private static var nodeCPU: Panel {
        let idle = Metric.nodeCPU.selector([.mode: "idle"])
        return Panel(
            title: "Node CPU",
            description: "The share of each node's processor time that was used.",
            .timeSeries(),
            queries: [
                Query("1 - avg by (instance) (rate(\(idle)[$__rate_interval]))", legend: "{{instance}}")
            ],
            fieldConfig: lines(.ratio, max: 1, thresholds: Thresholds(.green, [0.8: .yellow, 0.9: .red]))
        )
    }

    private static var nodeMemory: Panel {
        let available = Metric.nodeMemoryAvailable.selector()
        let total = Metric.nodeMemoryTotal.selector()
        return Panel(
            title: "Node memory",
            description: "The share of each node's memory that is in use and could not be given to others.",
            .timeSeries(),
            queries: [
                Query("1 - sum by (instance) (\(available)) / sum by (instance) (\(total))", legend: "{{instance}}")
            ],
            fieldConfig: lines(.ratio, max: 1, thresholds: Thresholds(.green, [0.8: .yellow, 0.9: .red]))
        )
    }
}
