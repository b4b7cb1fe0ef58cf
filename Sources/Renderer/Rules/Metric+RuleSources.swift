import PlatformContract

/// What exporters of the monitoring stack and of its neighbours tell, and only rules ask for.
extension Metric {
    /// What a quota allows (`type="hard"`) and what is used of it (`type="used"`)
    /// (kube-state-metrics `docs/metrics/policy/resourcequota-metrics.md`, stable).
    static let kubeResourceQuota = Metric(
        "kube_resourcequota",
        .gauge,
        labels: [.namespace, "resourcequota", .resource, .type],
        targetLabels: kubeStateMetricsTarget,
        help: "What a quota allows, and what is used of it."
    )

    /// Whether a pod is ready, one series a condition: 1 for that which holds
    /// (kube-state-metrics `docs/metrics/workload/pod-metrics.md`, stable).
    static let kubePodStatusReady = Metric(
        "kube_pod_status_ready",
        .gauge,
        labels: [.namespace, .pod, "uid", .condition],
        targetLabels: kubeStateMetricsTarget,
        help: "Whether the pod is ready to serve requests."
    )

    /// How often a container was started again
    /// (kube-state-metrics `docs/metrics/workload/pod-metrics.md`, stable).
    static let kubePodContainerRestarts = Metric(
        "kube_pod_container_status_restarts_total",
        .counter,
        labels: [.namespace, .pod, "uid", .container],
        targetLabels: kubeStateMetricsTarget,
        help: "Restarts of a container."
    )

    /// Scrapes that had more samples than allowed (prometheus `scrape/metrics.go`).
    static let scrapesOverSampleLimit = prometheus(
        "prometheus_target_scrapes_exceeded_sample_limit_total",
        .counter,
        "Scrapes that had more samples than allowed."
    )
    /// Scrapes that had more or longer labels than allowed (prometheus `scrape/metrics.go`).
    static let scrapePoolsOverLabelLimits = prometheus(
        "prometheus_target_scrape_pool_exceeded_label_limits_total",
        .counter,
        "Scrapes that had more or longer labels than allowed."
    )
    /// Reloads of jobs that found more targets than allowed (prometheus `scrape/metrics.go`).
    static let scrapePoolsOverTargetLimit = prometheus(
        "prometheus_target_scrape_pool_exceeded_target_limit_total",
        .counter,
        "Reloads that found more targets than allowed."
    )
    /// Whether Prometheus took its configuration when it last read it (prometheus `cmd/prometheus/main.go`).
    static let prometheusReloadSuccessful = prometheus(
        "prometheus_config_last_reload_successful",
        .gauge,
        "Whether the configuration was taken when it was last read."
    )
    /// Whether Alertmanager took its configuration when it last read it (alertmanager `config/coordinator.go`).
    static let alertmanagerReloadSuccessful = prometheus(
        "alertmanager_config_last_reload_successful",
        .gauge,
        "Whether the configuration was taken when it was last read."
    )

    /// When a certificate expires (cert-manager `pkg/metrics/metrics.go`).
    static let certificateExpiration = Metric(
        "certmanager_certificate_expiration_timestamp_seconds",
        .gauge,
        unit: .seconds,
        labels: [.name, "exported_namespace", "issuer_name", "issuer_kind", "issuer_group"],
        targetLabels: Label.operatorTarget,
        help: "When the certificate expires."
    )

    /// Whether a condition of an ExternalSecret has a status: 1 or 0
    /// (external-secrets `pkg/controllers/externalsecret/esmetrics/esmetrics.go`).
    static let externalSecretCondition = Metric(
        "externalsecret_status_condition",
        .gauge,
        labels: [.name, "exported_namespace", .condition, .status],
        targetLabels: Label.operatorTarget,
        help: "The status of a condition of an ExternalSecret."
    )

    /// An Argo CD Application, always 1 (argo-cd `controller/metrics/metrics.go`).
    static let argoApplicationInfo = Metric(
        "argocd_app_info",
        .gauge,
        labels: [
            .name, "exported_namespace", "project", "autosync_enabled", "repo", "dest_server", .destinationNamespace,
            "sync_status", "health_status", .operation,
        ],
        targetLabels: Label.operatorTarget,
        help: "Information about an Application."
    )

    /// An object of Flux, always 1: what kube-state-metrics makes of the configuration that Flux documents
    /// (fluxcd/flux2-monitoring-example `monitoring/controllers/kube-prometheus-stack/kube-state-metrics-config.yaml`).
    static let fluxResourceInfo = Metric(
        "gotk_resource_info",
        .gauge,
        labels: [
            .name, "exported_namespace", "customresource_group", "customresource_kind", "customresource_version",
            "ready",
            "suspended", "revision", "source_name",
        ],
        targetLabels: kubeStateMetricsTarget + [.namespace],
        help: "The state of an object of Flux."
    )

    /// All of these.
    static let ruleSources: [Metric] = [
        kubeResourceQuota, kubePodStatusReady, kubePodContainerRestarts, scrapesOverSampleLimit,
        scrapePoolsOverLabelLimits, scrapePoolsOverTargetLimit, prometheusReloadSuccessful,
        alertmanagerReloadSuccessful, certificateExpiration, externalSecretCondition, argoApplicationInfo,
        fluxResourceInfo,
    ]

    private static let kubeStateMetricsTarget: [Label] = [.job, .instance, .service, .endpoint]

    private static func prometheus(_ name: String, _ kind: Kind, _ help: String) -> Metric {
        Metric(name, kind, labels: [], targetLabels: Label.operatorTarget, help: help)
    }
}

extension Metric.Label {
    /// The name of the object that a series is about.
    static let name: Self = "name"
    /// Where Argo CD puts what an Application holds.
    static let destinationNamespace: Self = "dest_namespace"
    /// The namespace of the object that a series is about, where the exporter's own stands in `namespace`: Prometheus
    /// renames a label that the target has too (`honorLabels: false`).
    static let exportedNamespace: Self = "exported_namespace"
}
