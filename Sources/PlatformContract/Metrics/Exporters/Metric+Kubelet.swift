/// What the kubelets tell, and cAdvisor within them.
extension Metric {
    /// Containers. The kubelet adds the labels of pods (`pkg/kubelet/server/server.go`, `containerPrometheusLabelsFunc`); the
    /// chart drops what kube-state-metrics tells as well or what is always 0 (kube-prometheus-stack `values.yaml`,
    /// `kubelet.serviceMonitor.cAdvisorMetricRelabelings`), and every cgroup that is no pod's.
    static let containers = Exporter.cAdvisor.metrics(
        from: "cadvisor metrics/prometheus.go, docs/storage/prometheus.md",
        labels: "namespace pod container image id name",
        [
            .counter("container_cpu_usage_seconds_total", "cpu", "Processor time used by a container."),
            .counter("container_cpu_user_seconds_total", "", "Processor time used in user space.").dropped,
            .counter("container_cpu_system_seconds_total", "", "Processor time used in the kernel.").dropped,
            .gauge("container_cpu_load_average_10s", "", "Load of a container over 10 seconds.").dropped,
            .counter("container_cpu_cfs_periods_total", "", "Periods of enforcing a container's processor limit."),
            .counter("container_cpu_cfs_throttled_periods_total", "", "Periods in which it was throttled."),
            .counter("container_cpu_cfs_throttled_seconds_total", "", "Time that it was throttled.").dropped,
            .gauge("container_memory_working_set_bytes", "", "Memory that counts against a container's limit."),
            .gauge("container_memory_usage_bytes", "", "Memory of a container, caches included."),
            .gauge("container_memory_max_usage_bytes", "", "The most memory that a container had."),
            .gauge("container_memory_rss", "", "Anonymous memory and swap cache of a container.", unit: .bytes),
            .gauge("container_memory_cache", "", "Page cache of a container.", unit: .bytes),
            .gauge("container_memory_swap", "", "Swap of a container.", unit: .bytes).dropped,
            .gauge("container_memory_mapped_file", "", "Mapped files of a container.", unit: .bytes).dropped,
            .gauge("container_memory_kernel_usage", "", "Kernel memory of a container.", unit: .bytes),
            .counter("container_memory_failcnt", "", "Times that a container hit its memory limit."),
            .counter("container_memory_failures_total", "failure_type scope", "Page faults of a container."),
            .counter("container_oom_events_total", "", "Times that the kernel killed in a container for memory."),
            .counter("container_network_receive_bytes_total", "interface", "Bytes that a pod received."),
            .counter("container_network_receive_packets_total", "interface", "Packets that a pod received."),
            .counter("container_network_receive_packets_dropped_total", "interface", "Received packets dropped."),
            .counter("container_network_receive_errors_total", "interface", "Errors while receiving."),
            .counter("container_network_transmit_bytes_total", "interface", "Bytes that a pod sent."),
            .counter("container_network_transmit_packets_total", "interface", "Packets that a pod sent."),
            .counter("container_network_transmit_packets_dropped_total", "interface", "Sent packets dropped."),
            .counter("container_network_transmit_errors_total", "interface", "Errors while sending."),
            .gauge("container_fs_usage_bytes", "device", "What a container has written to its file system."),
            .gauge("container_fs_limit_bytes", "device", "What a container may write to its file system."),
            .gauge("container_fs_inodes_free", "device", "Free inodes."),
            .gauge("container_fs_inodes_total", "device", "Inodes."),
            .counter("container_fs_reads_total", "device", "Reads completed."),
            .counter("container_fs_reads_bytes_total", "device", "Bytes read."),
            .counter("container_fs_read_seconds_total", "device", "Time spent reading."),
            .counter("container_fs_reads_merged_total", "device", "Reads merged.").dropped,
            .counter("container_fs_sector_reads_total", "device", "Sectors read.").dropped,
            .counter("container_fs_writes_total", "device", "Writes completed."),
            .counter("container_fs_writes_bytes_total", "device", "Bytes written."),
            .counter("container_fs_write_seconds_total", "device", "Time spent writing."),
            .counter("container_fs_writes_merged_total", "device", "Writes merged.").dropped,
            .counter("container_fs_sector_writes_total", "device", "Sectors written.").dropped,
            .gauge("container_fs_io_current", "device", "Reads and writes under way.").dropped,
            .counter("container_fs_io_time_seconds_total", "device", "Time spent reading and writing.").dropped,
            .counter("container_fs_io_time_weighted_seconds_total", "device", "The same, weighted.").dropped,
            .counter(
                "container_blkio_device_usage_total",
                "device major minor operation",
                "Bytes by device and operation."
            ),
            .gauge("container_last_seen", "", "When a container was last seen.", unit: .seconds),
            .gauge("container_start_time_seconds", "", "When a container started."),
            .gauge("container_processes", "", "Processes of a container."),
            .gauge("container_threads", "", "Threads of a container."),
            .gauge("container_threads_max", "", "Threads that a container may have.").dropped,
            .gauge("container_sockets", "", "Open sockets of a container."),
            .gauge("container_file_descriptors", "", "Open files of a container.").dropped,
            .gauge("container_ulimits_soft", "ulimit", "Soft limits of a container's first process."),
            .gauge("container_tasks_state", "state", "Tasks of a container in a state.").dropped,
            .gauge("container_spec_cpu_period", "", "Period of a container's processor limit.").dropped,
            .gauge("container_spec_cpu_quota", "", "Quota of a container's processor limit.").dropped,
            .gauge("container_spec_cpu_shares", "", "Processor shares of a container.").dropped,
            .gauge("container_spec_memory_limit_bytes", "", "Memory limit of a container.").dropped,
            .gauge("container_spec_memory_reservation_limit_bytes", "", "Memory reservation of a container.").dropped,
            .gauge("container_spec_memory_swap_limit_bytes", "", "Swap limit of a container.").dropped,
        ]
    )

    /// Volumes of pods (Kubernetes `pkg/kubelet/metrics/collectors/volume_stats.go`).
    static let kubeletVolumes = Exporter.kubelet.metrics(
        from: "kubernetes pkg/kubelet/metrics/collectors/volume_stats.go",
        labels: "namespace persistentvolumeclaim",
        [
            .gauge("kubelet_volume_stats_available_bytes", "", "Free bytes of a volume."),
            .gauge("kubelet_volume_stats_capacity_bytes", "", "Size of a volume."),
            .gauge("kubelet_volume_stats_used_bytes", "", "Used bytes of a volume."),
            .gauge("kubelet_volume_stats_inodes", "", "Inodes of a volume."),
            .gauge("kubelet_volume_stats_inodes_free", "", "Free inodes of a volume."),
            .gauge("kubelet_volume_stats_inodes_used", "", "Used inodes of a volume."),
        ]
    )

    /// The kubelets themselves (Kubernetes `pkg/kubelet/metrics/metrics.go`).
    static let kubelets = Exporter.kubelet.metrics(
        from: "kubernetes pkg/kubelet/metrics/metrics.go",
        [
            .gauge("kubelet_node_name", "node", "The node of a kubelet; always 1."),
            .gauge("kubelet_running_pods", "", "Pods that run on a node."),
            .gauge("kubelet_running_containers", "container_state", "Containers on a node, by state."),
            .counter("kubelet_runtime_operations_total", "operation_type", "Calls of the container runtime."),
            .counter("kubelet_runtime_operations_errors_total", "operation_type", "Failed calls of the runtime."),
            .counter("kubelet_evictions", "eviction_signal", "Pods that a kubelet evicted."),
            .histogram("kubelet_pleg_relist_duration_seconds", "", "Time to list all containers of a node."),
            .histogram("kubelet_pod_start_duration_seconds", "", "Time to start a pod."),
            .histogram("kubelet_pod_worker_duration_seconds", "operation_type", "Time to sync a pod."),
        ]
    )
}
