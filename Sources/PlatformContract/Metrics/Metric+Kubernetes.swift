extension Metric {
    /// One series a node, always 1 (kube-state-metrics `docs/metrics/cluster/node-metrics.md`, stable).
    public static let kubeNodeInfo = Metric(
        "kube_node_info",
        .gauge,
        labels: [
            .node, "kernel_version", "os_image", "container_runtime_version", "kubelet_version", "kubeproxy_version",
            "pod_cidr", "provider_id", "system_uuid", "internal_ip",
        ],
        targetLabels: .kubeStateMetrics,
        help: "Information about a cluster node."
    )

    /// One series a condition and status of a node: 1 where the condition has the status, otherwise 0
    /// (kube-state-metrics `docs/metrics/cluster/node-metrics.md`, stable).
    public static let kubeNodeStatusCondition = Metric(
        "kube_node_status_condition",
        .gauge,
        labels: [.node, .condition, .status],
        targetLabels: .kubeStateMetrics,
        help: "The condition of a cluster node."
    )

    /// One series a phase of a pod: 1 for the phase that it is in, otherwise 0
    /// (kube-state-metrics `docs/metrics/workload/pod-metrics.md`, stable).
    public static let kubePodStatusPhase = Metric(
        "kube_pod_status_phase",
        .gauge,
        labels: [.namespace, .pod, "uid", .phase],
        targetLabels: .kubeStateMetrics,
        help: "The pod's current phase."
    )

    /// What a container may use at most, in cores or bytes; no series where it has no limit
    /// (kube-state-metrics `docs/metrics/workload/pod-metrics.md`, stable).
    public static let kubePodContainerResourceLimits = Metric(
        "kube_pod_container_resource_limits",
        .gauge,
        labels: [.namespace, .pod, "uid", .container, .node, .resource, .unit],
        targetLabels: .kubeStateMetrics,
        help: "What a container may use of a resource at most."
    )

    /// Processor time of a cgroup (cAdvisor `metrics/prometheus.go`, labels by the kubelet's `containerPrometheusLabelsFunc`,
    /// `pkg/kubelet/server/server.go`).
    public static let containerCPUUsage = Metric(
        "container_cpu_usage_seconds_total",
        .counter,
        unit: .seconds,
        labels: .cAdvisor + ["cpu"],
        targetLabels: .kubelet,
        help: "Processor time used by a container."
    )

    /// Memory of a cgroup that can't be reclaimed at once: what counts against the limit (sources as for
    /// `containerCPUUsage`).
    public static let containerMemoryWorkingSet = Metric(
        "container_memory_working_set_bytes",
        .gauge,
        unit: .bytes,
        labels: .cAdvisor,
        targetLabels: .kubelet,
        help: "The working set of a container."
    )

    /// What kube-state-metrics and the kubelets export and we query.
    public static let kubernetes: [Metric] = [
        kubeNodeInfo, kubeNodeStatusCondition, kubePodStatusPhase, kubePodContainerResourceLimits, containerCPUUsage,
        containerMemoryWorkingSet,
    ]
}

extension [Metric.Label] {
    /// Its own labels win over the target's (`honorLabels: true` in its ServiceMonitor), so that `namespace`, `pod` and
    /// `container` are those that a series is about.
    fileprivate static var kubeStateMetrics: Self { [.job, .instance, .service, .endpoint] }

    /// As for kube-state-metrics; the chart's kubelet ServiceMonitor adds `metrics_path`, and targets are nodes.
    fileprivate static var kubelet: Self { [.job, .instance, .service, .endpoint, .node, .metricsPath] }

    fileprivate static var cAdvisor: Self { [.namespace, .pod, .container, .image, "id", "name"] }
}
