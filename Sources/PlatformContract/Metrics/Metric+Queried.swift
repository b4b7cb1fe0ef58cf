/// The metrics of others that the platform's own rules and dashboards query, by the tables that describe them.
extension Metric {
    /// One series a node, always 1.
    public static let kubeNodeInfo = kubeClusters["kube_node_info"]
    /// One series a condition and status of a node: 1 where the condition has the status, otherwise 0.
    public static let kubeNodeStatusCondition = kubeClusters["kube_node_status_condition"]
    /// One series a phase of a pod: 1 for the phase that it is in, otherwise 0.
    public static let kubePodStatusPhase = kubePods["kube_pod_status_phase"]
    /// One series a pod and condition (`true`, `false`, `unknown`): 1 for whether it is ready, otherwise 0.
    public static let kubePodStatusReady = kubePods["kube_pod_status_ready"]
    /// What a container asks of a resource, in cores or bytes; no series where it asks nothing.
    public static let kubePodContainerResourceRequests = kubeContainers["kube_pod_container_resource_requests"]
    /// What a container may use at most, in cores or bytes; no series where it has no limit.
    public static let kubePodContainerResourceLimits = kubeContainers["kube_pod_container_resource_limits"]
    /// Restarts of a container.
    public static let kubePodContainerRestarts = kubeContainers["kube_pod_container_status_restarts_total"]
    /// Why a container waits to run: `CrashLoopBackOff`, `ImagePullBackOff`, ...
    public static let kubePodContainerWaitingReason = kubeContainers["kube_pod_container_status_waiting_reason"]
    /// Why a container terminated last: `OOMKilled`, `Error`, ...
    public static let kubePodContainerLastTerminatedReason =
        kubeContainers["kube_pod_container_status_last_terminated_reason"]
    /// Pods that a Deployment wants.
    public static let kubeDeploymentReplicas = kubeWorkloads["kube_deployment_spec_replicas"]
    /// Pods of a Deployment that are available.
    public static let kubeDeploymentReplicasAvailable = kubeWorkloads["kube_deployment_status_replicas_available"]
    /// Pods of a Deployment that are not available.
    public static let kubeDeploymentReplicasUnavailable = kubeWorkloads["kube_deployment_status_replicas_unavailable"]
    /// Pods that an autoscaler finds.
    public static let kubeAutoscalerReplicas = kubePolicies["kube_horizontalpodautoscaler_status_current_replicas"]
    /// Pods that an autoscaler scales to at most.
    public static let kubeAutoscalerMaxReplicas = kubePolicies["kube_horizontalpodautoscaler_spec_max_replicas"]
    /// What a quota allows (`type="hard"`) of a resource, and what is used of it (`type="used"`).
    public static let kubeResourceQuota = kubePolicies["kube_resourcequota"]

    /// Processor time of a container.
    public static let containerCPUUsage = containers["container_cpu_usage_seconds_total"]
    /// Periods of enforcing a container's processor limit.
    public static let containerCPUPeriods = containers["container_cpu_cfs_periods_total"]
    /// Those of them in which the container was throttled.
    public static let containerCPUThrottledPeriods = containers["container_cpu_cfs_throttled_periods_total"]
    /// Memory of a container that can't be reclaimed at once: what counts against the limit.
    public static let containerMemoryWorkingSet = containers["container_memory_working_set_bytes"]
    /// Bytes that a pod received.
    public static let containerNetworkReceived = containers["container_network_receive_bytes_total"]
    /// Bytes that a pod sent.
    public static let containerNetworkSent = containers["container_network_transmit_bytes_total"]
    /// Free bytes of a volume.
    public static let kubeletVolumeAvailable = kubeletVolumes["kubelet_volume_stats_available_bytes"]
    /// Size of a volume.
    public static let kubeletVolumeCapacity = kubeletVolumes["kubelet_volume_stats_capacity_bytes"]

    /// Seconds that each processor of a node spent in each mode.
    public static let nodeCPU = nodes["node_cpu_seconds_total"]
    /// Memory that a node can give without swapping.
    public static let nodeMemoryAvailable = nodeMemory["node_memory_MemAvailable_bytes"]
    /// Memory of a node.
    public static let nodeMemoryTotal = nodeMemory["node_memory_MemTotal_bytes"]
    /// Bytes of a node's file system that are free for users.
    public static let nodeFilesystemAvailable = nodes["node_filesystem_avail_bytes"]
    /// Size of a node's file system.
    public static let nodeFilesystemSize = nodes["node_filesystem_size_bytes"]

    /// Whether the last scrape of a target succeeded: 1 or 0.
    public static let up = scrapes["up"]
    /// Samples that a target exposed.
    public static let scrapeSamples = scrapes["scrape_samples_scraped"]
    /// Samples that were left of those after relabeling: what a limit counts.
    public static let scrapeSamplesAfterRelabeling = scrapes["scrape_samples_post_metric_relabeling"]
    /// The alerts that are pending or firing, with their labels.
    public static let alerts = alertSeries["ALERTS"]
    /// Whether Prometheus read its configuration when it changed last.
    public static let prometheusReloadSuccessful = prometheusScraping["prometheus_config_last_reload_successful"]
    /// Scrapes that were thrown away because they brought too many samples.
    public static let prometheusSampleLimitExceeded =
        prometheusScraping["prometheus_target_scrapes_exceeded_sample_limit_total"]
    /// Scrapes that were thrown away because they brought too many labels, or too long ones.
    public static let prometheusLabelLimitsExceeded =
        prometheusScraping["prometheus_target_scrape_pool_exceeded_label_limits_total"]
    /// Jobs that were not scraped because they had too many targets.
    public static let prometheusTargetLimitExceeded =
        prometheusScraping["prometheus_target_scrape_pool_exceeded_target_limit_total"]
    /// Rules that failed.
    public static let prometheusRuleFailures = prometheusRules["prometheus_rule_evaluation_failures_total"]
    /// Alerts that no Alertmanager took.
    public static let prometheusNotificationsDropped =
        prometheusNotifications["prometheus_notifications_dropped_total"]
    /// Series in memory.
    public static let prometheusHeadSeries = prometheusStorage["prometheus_tsdb_head_series"]
    /// Whether Alertmanager read its configuration when it changed last.
    public static let alertmanagerReloadSuccessful = alertmanager["alertmanager_config_last_reload_successful"]
    /// Notifications that failed.
    public static let alertmanagerNotificationsFailed = alertmanager["alertmanager_notifications_failed_total"]
    /// Notifications tried.
    public static let alertmanagerNotifications = alertmanager["alertmanager_notifications_total"]
    /// Reconciliations of the operator that failed.
    public static let prometheusOperatorReconcileErrors =
        prometheusOperator["prometheus_operator_reconcile_errors_total"]
    /// Objects that the operator selected or rejected (`state`).
    public static let prometheusOperatorManagedResources =
        prometheusOperator["prometheus_operator_managed_resources"]

    /// One series an Application, with its `sync_status` and `health_status`; always 1.
    public static let argoApplicationInfo = argoCD["argocd_app_info"]
    /// Syncs of an Application, by `phase`.
    public static let argoApplicationSyncs = argoCD["argocd_app_sync_total"]
    /// One series an object of Flux, with whether it is `ready` and `suspended`; always 1.
    public static let fluxResourceInfo = fluxResources["gotk_resource_info"]
    /// How long Flux took to reconcile an object.
    public static let fluxReconcileDuration = flux["gotk_reconcile_duration_seconds"]
    /// One series a condition and status of an ExternalSecret: 1 where the condition has the status, otherwise 0.
    public static let externalSecretCondition = externalSecrets["externalsecret_status_condition"]
    /// Tries to sync an ExternalSecret that failed.
    public static let externalSecretErrors = externalSecrets["externalsecret_sync_calls_error"]
    /// When a certificate expires.
    public static let certificateExpiry = certManager["certmanager_certificate_expiration_timestamp_seconds"]
}
