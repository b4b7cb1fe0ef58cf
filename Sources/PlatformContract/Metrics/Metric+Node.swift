extension Metric {
    /// Seconds that each processor of a node spent in each mode (node_exporter `collector/cpu_linux.go`).
    public static let nodeCPU = Metric(
        "node_cpu_seconds_total",
        .counter,
        unit: .seconds,
        labels: ["cpu", .mode],
        targetLabels: Label.operatorTarget,
        help: "Seconds the processors spent in each mode."
    )

    /// Memory that a node can give without swapping (node_exporter `collector/meminfo.go`, from `/proc/meminfo`).
    public static let nodeMemoryAvailable = Metric(
        "node_memory_MemAvailable_bytes",
        .gauge,
        unit: .bytes,
        labels: [],
        targetLabels: Label.operatorTarget,
        help: "Memory available for starting new applications."
    )

    /// Memory of a node (node_exporter `collector/meminfo.go`, from `/proc/meminfo`).
    public static let nodeMemoryTotal = Metric(
        "node_memory_MemTotal_bytes",
        .gauge,
        unit: .bytes,
        labels: [],
        targetLabels: Label.operatorTarget,
        help: "Memory of the node."
    )

    /// Whether the last scrape of a target succeeded: 1 or 0. Prometheus writes it itself, with the target's labels alone
    /// (https://prometheus.io/docs/concepts/jobs_instances/).
    public static let up = Metric(
        "up",
        .gauge,
        labels: [],
        targetLabels: Label.operatorTarget,
        help: "Whether the target could be scraped."
    )

    /// What node_exporter exports and we query.
    public static let nodes: [Metric] = [nodeCPU, nodeMemoryAvailable, nodeMemoryTotal]

    /// Every metric that the platform exports or queries.
    public static let all: [Metric] = tenantApp + llmGateway + llmProxy + process + kubernetes + nodes + [up]
}
