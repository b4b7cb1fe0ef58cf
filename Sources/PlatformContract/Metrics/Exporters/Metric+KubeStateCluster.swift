/// What kube-state-metrics tells of policies, nodes, namespaces and volumes.
extension Metric {
    /// Autoscalers, disruption budgets, quotas.
    static let kubePolicies =
        Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/workload/horizontalpodautoscaler-metrics.md",
            labels: "namespace horizontalpodautoscaler",
            [
                .gauge("kube_horizontalpodautoscaler_annotations", "", "Annotations of an autoscaler; always 1.").open,
                .gauge("kube_horizontalpodautoscaler_labels", "", "Labels of an autoscaler; always 1.").open,
                .gauge(
                    "kube_horizontalpodautoscaler_info",
                    "scaletargetref_api_version scaletargetref_kind scaletargetref_name",
                    "What it scales; always 1."
                ),
                .gauge("kube_horizontalpodautoscaler_created", "", "When it was created.", unit: .seconds),
                .gauge("kube_horizontalpodautoscaler_metadata_generation", "", "The generation that is wanted."),
                .gauge("kube_horizontalpodautoscaler_spec_max_replicas", "", "Pods that it scales to at most."),
                .gauge("kube_horizontalpodautoscaler_spec_min_replicas", "", "Pods that it scales to at least."),
                .gauge(
                    "kube_horizontalpodautoscaler_spec_target_metric",
                    "metric_name metric_target_type",
                    "What it aims at."
                ),
                .gauge(
                    "kube_horizontalpodautoscaler_status_target_metric",
                    "metric_name metric_target_type",
                    "What it finds of what it aims at."
                ),
                .gauge(
                    "kube_horizontalpodautoscaler_status_condition",
                    "condition status",
                    "1 for the status of a condition, otherwise 0."
                ),
                .gauge("kube_horizontalpodautoscaler_status_current_replicas", "", "Pods that it finds."),
                .gauge("kube_horizontalpodautoscaler_status_desired_replicas", "", "Pods that it wants."),
            ]
        )
        + Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/policy/poddisruptionbudget-metrics.md",
            labels: "namespace poddisruptionbudget",
            [
                .gauge("kube_poddisruptionbudget_annotations", "", "Annotations of a budget; always 1.").open,
                .gauge("kube_poddisruptionbudget_labels", "", "Labels of a budget; always 1.").open,
                .gauge("kube_poddisruptionbudget_created", "", "When it was created.", unit: .seconds),
                .gauge("kube_poddisruptionbudget_deletion_timestamp", "", "When it is to be deleted.", unit: .seconds),
                .gauge("kube_poddisruptionbudget_status_current_healthy", "", "Healthy pods."),
                .gauge("kube_poddisruptionbudget_status_desired_healthy", "", "Pods that must stay healthy."),
                .gauge("kube_poddisruptionbudget_status_expected_pods", "", "Pods that the budget counts."),
                .gauge("kube_poddisruptionbudget_status_observed_generation", "", "The generation that was seen."),
                .gauge("kube_poddisruptionbudget_status_pod_disruptions_allowed", "", "Pods that may be evicted now."),
            ]
        )
        + Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/policy/resourcequota-metrics.md",
            labels: "namespace resourcequota",
            [
                .gauge("kube_resourcequota", "resource type", "What a quota allows (`hard`) and what is `used`."),
                .gauge("kube_resourcequota_annotations", "", "Annotations of a quota; always 1.").open,
                .gauge("kube_resourcequota_labels", "", "Labels of a quota; always 1.").open,
                .gauge("kube_resourcequota_created", "", "When a quota was created.", unit: .seconds),
            ]
        )

    /// Nodes and namespaces.
    static let kubeClusters =
        Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/cluster/node-metrics.md",
            labels: "node",
            [
                .gauge("kube_node_annotations", "", "Annotations of a node; always 1.").open,
                .gauge("kube_node_labels", "", "Labels of a node; always 1.").open,
                .gauge(
                    "kube_node_info",
                    "kernel_version os_image container_runtime_version kubelet_version kubeproxy_version pod_cidr "
                        + "provider_id system_uuid internal_ip",
                    "What a node runs; always 1."
                ),
                .gauge("kube_node_created", "", "When a node was created.", unit: .seconds),
                .gauge("kube_node_deletion_timestamp", "", "When a node is to be deleted.", unit: .seconds),
                .gauge("kube_node_role", "role", "Roles of a node; always 1."),
                .gauge("kube_node_spec_taint", "key value effect", "Taints of a node; always 1."),
                .gauge("kube_node_spec_unschedulable", "", "1 where a node takes no new pods."),
                .gauge("kube_node_status_addresses", "type address", "Addresses of a node; always 1."),
                .gauge("kube_node_status_allocatable", "resource unit", "What a node has of a resource for pods."),
                .gauge("kube_node_status_capacity", "resource unit", "What a node has of a resource."),
                .gauge(
                    "kube_node_status_condition",
                    "condition status",
                    "1 for the status of a condition, otherwise 0."
                ),
                .gauge("kube_node_volumes_attached_count", "", "Volumes attached to a node."),
                .gauge("kube_node_volumes_in_use_count", "", "Volumes in use on a node."),
            ]
        )
        + Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/cluster/namespace-metrics.md",
            labels: "namespace",
            [
                .gauge("kube_namespace_annotations", "", "Annotations of a namespace; always 1.").open,
                .gauge("kube_namespace_labels", "", "Labels of a namespace; always 1.").open,
                .gauge("kube_namespace_created", "", "When a namespace was created.", unit: .seconds),
                .gauge(
                    "kube_namespace_status_condition",
                    "condition status",
                    "1 for the status of a condition, otherwise 0."
                ),
                .gauge("kube_namespace_status_phase", "phase", "1 for the phase of a namespace, otherwise 0."),
            ]
        )

    /// Volumes and their claims.
    static let kubeVolumes =
        Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/storage/persistentvolumeclaim-metrics.md",
            labels: "namespace persistentvolumeclaim",
            [
                .gauge("kube_persistentvolumeclaim_annotations", "", "Annotations of a claim; always 1.").open,
                .gauge("kube_persistentvolumeclaim_labels", "", "Labels of a claim; always 1.").open,
                .gauge(
                    "kube_persistentvolumeclaim_info",
                    "storageclass volumename volumemode",
                    "What it binds; always 1."
                ),
                .gauge("kube_persistentvolumeclaim_access_mode", "access_mode", "Its modes of access; always 1."),
                .gauge("kube_persistentvolumeclaim_created", "", "When a claim was created.", unit: .seconds),
                .gauge(
                    "kube_persistentvolumeclaim_deletion_timestamp",
                    "",
                    "When it is to be deleted.",
                    unit: .seconds
                ),
                .gauge("kube_persistentvolumeclaim_resource_requests_storage_bytes", "", "Storage that a claim wants."),
                .gauge("kube_persistentvolumeclaim_status_condition", "type status", "1 for a condition's status."),
                .gauge("kube_persistentvolumeclaim_status_phase", "phase", "1 for the phase of a claim, otherwise 0."),
            ]
        )
        + Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/storage/persistentvolume-metrics.md",
            labels: "persistentvolume",
            [
                .gauge("kube_persistentvolume_annotations", "", "Annotations of a volume; always 1.").open,
                .gauge("kube_persistentvolume_labels", "", "Labels of a volume; always 1.").open,
                .gauge(
                    "kube_persistentvolume_info",
                    "storageclass csi_driver csi_volume_handle reclaim_policy",
                    "Where a volume is; always 1."
                ).open,
                .gauge("kube_persistentvolume_access_mode", "access_mode", "Its modes of access; always 1."),
                .gauge("kube_persistentvolume_capacity_bytes", "", "Size of a volume."),
                .gauge("kube_persistentvolume_claim_ref", "claim_namespace name", "The claim that has it; always 1."),
                .gauge("kube_persistentvolume_created", "", "When a volume was created.", unit: .seconds),
                .gauge("kube_persistentvolume_deletion_timestamp", "", "When it is to be deleted.", unit: .seconds),
                .gauge("kube_persistentvolume_status_phase", "phase", "1 for the phase of a volume, otherwise 0."),
                .gauge("kube_persistentvolume_volume_mode", "volumemode", "Its mode; always 1."),
            ]
        )
}
