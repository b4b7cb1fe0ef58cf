/// What kube-state-metrics tells of workloads (`docs/metrics/workload`).
extension Metric {
    /// Pods.
    static let kubePods = Exporter.kubeStateMetrics.metrics(
        from: "kube-state-metrics docs/metrics/workload/pod-metrics.md",
        labels: "namespace pod uid",
        [
            .gauge(
                "kube_pod_info",
                "host_ip pod_ip node created_by_kind created_by_name priority_class host_network",
                "Where a pod runs and who made it; always 1."
            ),
            .gauge("kube_pod_annotations", "", "Annotations of a pod; always 1.").open,
            .gauge("kube_pod_labels", "", "Labels of a pod; always 1.").open,
            .gauge("kube_pod_ips", "ip ip_family", "Addresses of a pod; always 1."),
            .gauge("kube_pod_owner", "owner_kind owner_name owner_is_controller", "Owners of a pod; always 1."),
            .gauge("kube_pod_created", "", "When a pod was created.", unit: .seconds),
            .gauge("kube_pod_start_time", "", "When a pod started.", unit: .seconds),
            .gauge("kube_pod_completion_time", "", "When a pod completed.", unit: .seconds),
            .gauge("kube_pod_deletion_timestamp", "", "When a pod is to be deleted.", unit: .seconds),
            .gauge("kube_pod_restart_policy", "type", "The restart policy of a pod; always 1."),
            .gauge("kube_pod_status_phase", "phase", "1 for the phase that a pod is in, otherwise 0."),
            .gauge("kube_pod_status_qos_class", "qos_class", "1 for a pod's class of service, otherwise 0."),
            .gauge("kube_pod_status_ready", "condition", "1 for whether a pod is ready, otherwise 0."),
            .gauge("kube_pod_status_ready_time", "", "When a pod became ready.", unit: .seconds),
            .gauge("kube_pod_status_container_ready_time", "", "When a pod's containers became ready.", unit: .seconds),
            .gauge("kube_pod_status_initialized_time", "", "When a pod was initialized.", unit: .seconds),
            .gauge("kube_pod_status_scheduled", "condition", "1 for whether a pod is scheduled, otherwise 0."),
            .gauge("kube_pod_status_scheduled_time", "", "When a pod was scheduled.", unit: .seconds),
            .gauge("kube_pod_status_unscheduled_time", "", "When a pod became unscheduled.", unit: .seconds),
            .gauge("kube_pod_status_unschedulable", "", "1 for a pod that can't be scheduled."),
            .gauge("kube_pod_status_reason", "reason", "1 for why a pod is in its phase, otherwise 0."),
            .gauge("kube_pod_overhead_cpu_cores", "", "Cores that running a pod costs beside its containers."),
            .gauge("kube_pod_overhead_memory_bytes", "", "Memory that running a pod costs beside its containers."),
            .gauge("kube_pod_runtimeclass_name_info", "runtimeclass_name", "The runtime class of a pod; always 1."),
            .gauge("kube_pod_service_account", "service_account", "The account of a pod; always 1."),
            .gauge("kube_pod_scheduler", "name", "The scheduler of a pod; always 1."),
            .gauge(
                "kube_pod_tolerations",
                "key operator value effect toleration_seconds",
                "What taints a pod tolerates; always 1."
            ),
            .gauge(
                "kube_pod_spec_volumes_persistentvolumeclaims_info",
                "volume persistentvolumeclaim",
                "The claims that a pod mounts; always 1."
            ),
            .gauge(
                "kube_pod_spec_volumes_persistentvolumeclaims_readonly",
                "volume persistentvolumeclaim",
                "1 where a pod mounts a claim to read only."
            ),
        ]
    )

    /// Containers of pods.
    static let kubeContainers = Exporter.kubeStateMetrics.metrics(
        from: "kube-state-metrics docs/metrics/workload/pod-metrics.md",
        labels: "namespace pod uid container",
        [
            .gauge(
                "kube_pod_container_info",
                "image image_id image_spec container_id",
                "What a container runs; always 1."
            ),
            .gauge("kube_pod_container_status_waiting", "", "1 while a container waits to run."),
            .gauge("kube_pod_container_status_waiting_reason", "reason", "1 for why a container waits to run."),
            .gauge("kube_pod_container_status_running", "", "1 while a container runs."),
            .gauge("kube_pod_container_status_terminated", "", "1 while a container is terminated."),
            .gauge("kube_pod_container_status_terminated_reason", "reason", "1 for why a container is terminated."),
            .gauge(
                "kube_pod_container_status_last_terminated_reason",
                "reason",
                "1 for why a container terminated last."
            ),
            .gauge(
                "kube_pod_container_status_last_terminated_exitcode",
                "",
                "The status a container exited with last."
            ),
            .gauge(
                "kube_pod_container_status_last_terminated_timestamp",
                "",
                "When a container terminated last.",
                unit: .seconds
            ),
            .gauge("kube_pod_container_status_ready", "", "1 while a container is ready."),
            .counter("kube_pod_container_status_restarts_total", "", "Restarts of a container."),
            .gauge("kube_pod_container_state_started", "", "When a container started.", unit: .seconds),
            .gauge(
                "kube_pod_container_resource_requests",
                "node resource unit",
                "What a container asks of a resource."
            ),
            .gauge(
                "kube_pod_container_resource_limits",
                "node resource unit",
                "What a container may use of a resource at most."
            ),
        ]
    )

    /// Containers that run before those of the pod.
    static let kubeInitContainers = Exporter.kubeStateMetrics.metrics(
        from: "kube-state-metrics docs/metrics/workload/pod-metrics.md",
        labels: "namespace pod uid container",
        [
            .gauge(
                "kube_pod_init_container_info",
                "image image_id image_spec container_id restart_policy",
                "What an init container runs; always 1."
            ),
            .gauge("kube_pod_init_container_status_waiting", "", "1 while an init container waits to run."),
            .gauge("kube_pod_init_container_status_waiting_reason", "reason", "1 for why an init container waits."),
            .gauge("kube_pod_init_container_status_running", "", "1 while an init container runs."),
            .gauge("kube_pod_init_container_status_terminated", "", "1 while an init container is terminated."),
            .gauge("kube_pod_init_container_status_terminated_reason", "reason", "1 for why it is terminated."),
            .gauge("kube_pod_init_container_status_last_terminated_reason", "reason", "1 for why it terminated last."),
            .gauge("kube_pod_init_container_status_ready", "", "1 while an init container is ready."),
            .counter("kube_pod_init_container_status_restarts_total", "", "Restarts of an init container."),
            .gauge("kube_pod_init_container_resource_requests", "node resource unit", "What it asks of a resource."),
            .gauge("kube_pod_init_container_resource_limits", "node resource unit", "What it may use of a resource."),
        ]
    )

    /// Deployments, StatefulSets, DaemonSets, ReplicaSets.
    static let kubeWorkloads =
        Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/workload/deployment-metrics.md",
            labels: "namespace deployment",
            [
                .gauge("kube_deployment_annotations", "", "Annotations of a Deployment; always 1.").open,
                .gauge("kube_deployment_labels", "", "Labels of a Deployment; always 1.").open,
                .gauge("kube_deployment_created", "", "When a Deployment was created.", unit: .seconds),
                .gauge("kube_deployment_deletion_timestamp", "", "When it is to be deleted.", unit: .seconds),
                .gauge("kube_deployment_metadata_generation", "", "The generation that is wanted."),
                .gauge("kube_deployment_spec_paused", "", "1 while a Deployment is paused."),
                .gauge("kube_deployment_spec_replicas", "", "Pods that a Deployment wants."),
                .gauge(
                    "kube_deployment_spec_strategy_rollingupdate_max_surge",
                    "",
                    "Pods above what is wanted in a rollout."
                ),
                .gauge(
                    "kube_deployment_spec_strategy_rollingupdate_max_unavailable",
                    "",
                    "Pods that may be unavailable in a rollout."
                ),
                .gauge(
                    "kube_deployment_status_condition",
                    "reason condition status",
                    "1 for the status of a condition, otherwise 0."
                ),
                .gauge(
                    "kube_deployment_status_observed_generation",
                    "",
                    "The generation that its controller has seen."
                ),
                .gauge("kube_deployment_status_replicas", "", "Pods of a Deployment."),
                .gauge("kube_deployment_status_replicas_available", "", "Available pods of a Deployment."),
                .gauge("kube_deployment_status_replicas_ready", "", "Ready pods of a Deployment."),
                .gauge("kube_deployment_status_replicas_unavailable", "", "Unavailable pods of a Deployment."),
                .gauge("kube_deployment_status_replicas_updated", "", "Pods of a Deployment's newest template."),
            ]
        )
        + Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/workload/statefulset-metrics.md",
            labels: "namespace statefulset",
            [
                .gauge("kube_statefulset_annotations", "", "Annotations of a StatefulSet; always 1.").open,
                .gauge("kube_statefulset_labels", "", "Labels of a StatefulSet; always 1.").open,
                .gauge("kube_statefulset_created", "", "When a StatefulSet was created.", unit: .seconds),
                .gauge("kube_statefulset_metadata_generation", "", "The generation that is wanted."),
                .gauge("kube_statefulset_ordinals_start", "", "The first ordinal of a StatefulSet's pods."),
                .gauge(
                    "kube_statefulset_persistentvolumeclaim_retention_policy",
                    "when_deleted when_scaled",
                    "What becomes of a StatefulSet's claims; always 1."
                ),
                .gauge("kube_statefulset_replicas", "", "Pods that a StatefulSet wants."),
                .gauge("kube_statefulset_status_current_revision", "revision", "The revision in use; always 1."),
                .gauge("kube_statefulset_status_observed_generation", "", "The generation that was seen."),
                .gauge("kube_statefulset_status_replicas", "", "Pods of a StatefulSet."),
                .gauge("kube_statefulset_status_replicas_available", "", "Available pods of a StatefulSet."),
                .gauge("kube_statefulset_status_replicas_current", "", "Pods of the revision in use."),
                .gauge("kube_statefulset_status_replicas_ready", "", "Ready pods of a StatefulSet."),
                .gauge("kube_statefulset_status_replicas_updated", "", "Pods of the newest revision."),
                .gauge("kube_statefulset_status_update_revision", "revision", "The newest revision; always 1."),
            ]
        )
        + Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/workload/daemonset-metrics.md",
            labels: "namespace daemonset",
            [
                .gauge("kube_daemonset_annotations", "", "Annotations of a DaemonSet; always 1.").open,
                .gauge("kube_daemonset_labels", "", "Labels of a DaemonSet; always 1.").open,
                .gauge("kube_daemonset_created", "", "When a DaemonSet was created.", unit: .seconds),
                .gauge("kube_daemonset_deletion_timestamp", "", "When it is to be deleted.", unit: .seconds),
                .gauge("kube_daemonset_metadata_generation", "", "The generation that is wanted."),
                .gauge("kube_daemonset_status_current_number_scheduled", "", "Nodes with a pod that should have one."),
                .gauge("kube_daemonset_status_desired_number_scheduled", "", "Nodes that should have a pod."),
                .gauge("kube_daemonset_status_number_available", "", "Nodes with an available pod."),
                .gauge("kube_daemonset_status_number_misscheduled", "", "Nodes with a pod that should have none."),
                .gauge("kube_daemonset_status_number_ready", "", "Nodes with a ready pod."),
                .gauge("kube_daemonset_status_number_unavailable", "", "Nodes without an available pod."),
                .gauge("kube_daemonset_status_observed_generation", "", "The generation that was seen."),
                .gauge(
                    "kube_daemonset_status_updated_number_scheduled",
                    "",
                    "Nodes with a pod of the newest template."
                ),
            ]
        )
        + Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/workload/replicaset-metrics.md",
            labels: "namespace replicaset",
            [
                .gauge("kube_replicaset_annotations", "", "Annotations of a ReplicaSet; always 1.").open,
                .gauge("kube_replicaset_labels", "", "Labels of a ReplicaSet; always 1.").open,
                .gauge("kube_replicaset_created", "", "When a ReplicaSet was created.", unit: .seconds),
                .gauge("kube_replicaset_metadata_generation", "", "The generation that is wanted."),
                .gauge(
                    "kube_replicaset_owner",
                    "owner_kind owner_name owner_is_controller",
                    "Owners of a ReplicaSet; always 1."
                ),
                .gauge("kube_replicaset_spec_replicas", "", "Pods that a ReplicaSet wants."),
                .gauge("kube_replicaset_status_fully_labeled_replicas", "", "Pods with all labels of the template."),
                .gauge("kube_replicaset_status_observed_generation", "", "The generation that was seen."),
                .gauge("kube_replicaset_status_ready_replicas", "", "Ready pods of a ReplicaSet."),
                .gauge("kube_replicaset_status_replicas", "", "Pods of a ReplicaSet."),
                .gauge("kube_replicaset_status_terminating_replicas", "", "Terminating pods of a ReplicaSet."),
            ]
        )

    /// Jobs and CronJobs.
    static let kubeJobs =
        Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/workload/job-metrics.md",
            labels: "namespace job_name",
            [
                .gauge("kube_job_annotations", "", "Annotations of a Job; always 1.").open,
                .gauge("kube_job_labels", "", "Labels of a Job; always 1.").open,
                .gauge("kube_job_info", "", "A Job; always 1."),
                .gauge("kube_job_created", "", "When a Job was created.", unit: .seconds),
                .gauge("kube_job_owner", "owner_kind owner_name owner_is_controller", "Owners of a Job; always 1."),
                .gauge("kube_job_complete", "condition", "1 for whether a Job completed, otherwise 0."),
                .gauge("kube_job_failed", "condition", "1 for whether a Job failed, otherwise 0."),
                .gauge("kube_job_spec_active_deadline_seconds", "", "How long a Job may run."),
                .gauge("kube_job_spec_completions", "", "Pods of a Job that must succeed."),
                .gauge("kube_job_spec_parallelism", "", "Pods of a Job that may run at once."),
                .gauge("kube_job_status_active", "", "Running pods of a Job."),
                .gauge("kube_job_status_failed", "reason", "Failed pods of a Job."),
                .gauge("kube_job_status_succeeded", "", "Succeeded pods of a Job."),
                .gauge("kube_job_status_start_time", "", "When a Job started.", unit: .seconds),
                .gauge("kube_job_status_completion_time", "", "When a Job completed.", unit: .seconds),
                .gauge("kube_job_status_suspended", "condition", "1 for whether a Job is suspended, otherwise 0."),
            ]
        )
        + Exporter.kubeStateMetrics.metrics(
            from: "kube-state-metrics docs/metrics/workload/cronjob-metrics.md",
            labels: "namespace cronjob",
            [
                .gauge("kube_cronjob_annotations", "", "Annotations of a CronJob; always 1.").open,
                .gauge("kube_cronjob_labels", "", "Labels of a CronJob; always 1.").open,
                .gauge("kube_cronjob_info", "schedule concurrency_policy timezone", "When it runs; always 1."),
                .gauge("kube_cronjob_created", "", "When a CronJob was created.", unit: .seconds),
                .gauge("kube_cronjob_metadata_resource_version", "", "The version of a CronJob."),
                .gauge("kube_cronjob_next_schedule_time", "", "When it is to run next.", unit: .seconds),
                .gauge("kube_cronjob_spec_failed_job_history_limit", "", "Failed Jobs that are kept."),
                .gauge("kube_cronjob_spec_starting_deadline_seconds", "", "How late a Job may start."),
                .gauge("kube_cronjob_spec_successful_job_history_limit", "", "Succeeded Jobs that are kept."),
                .gauge("kube_cronjob_spec_suspend", "", "1 while a CronJob is suspended."),
                .gauge("kube_cronjob_status_active", "", "Running Jobs of a CronJob."),
                .gauge("kube_cronjob_status_last_schedule_time", "", "When it ran last.", unit: .seconds),
                .gauge("kube_cronjob_status_last_successful_time", "", "When it succeeded last.", unit: .seconds),
            ]
        )
}
