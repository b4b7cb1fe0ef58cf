/// What the GitOps controllers tell.
extension Metric {
    /// Argo CD's application controller.
    static let argoCD =
        Exporter.argoCD.metrics(
            from: "argo-cd controller/metrics/metrics.go, docs/operator-manual/metrics.md",
            labels: "namespace name project",
            [
                .gauge(
                    "argocd_app_info",
                    "autosync_enabled repo dest_server dest_namespace sync_status health_status operation",
                    "What state an Application is in; always 1."
                ).open,
                .gauge("argocd_app_labels", "", "Labels of an Application; always 1.").open,
                .gauge("argocd_app_condition", "condition", "Conditions of an Application."),
                .gauge("argocd_app_orphaned_resources_count", "", "Objects that no Application owns."),
                .counter(
                    "argocd_app_sync_total",
                    "dest_server dry_run phase",
                    "Syncs of an Application, by their end."
                ),
                .counter("argocd_app_sync_duration_seconds_total", "dest_server", "Time of syncs."),
                .counter(
                    "argocd_app_k8s_request_total",
                    "server response_code verb resource_kind resource_namespace dry_run",
                    "Requests to clusters while reconciling."
                ),
            ]
        )
        + Exporter.argoCD.metrics(
            from: "argo-cd controller/metrics/metrics.go, controller/metrics/clustercollector.go",
            [
                .histogram(
                    "argocd_app_reconcile",
                    "namespace dest_server",
                    "Time of a reconciliation.",
                    unit: .seconds,
                    buckets: [0.25, 0.5, 1, 2, 4, 8, 16]
                ),
                .gauge("argocd_cluster_info", "server k8s_version name", "Clusters; always 1.").open,
                .gauge("argocd_cluster_connection_status", "server k8s_version", "1 where a cluster is reached."),
                .gauge("argocd_cluster_cache_age_seconds", "server", "Age of what is known of a cluster."),
                .gauge("argocd_cluster_api_resource_objects", "server", "Objects that are known of a cluster."),
                .gauge("argocd_cluster_api_resources", "server", "Kinds that are watched."),
                .counter("argocd_cluster_events_total", "server group kind", "Changes of objects."),
                .gauge("argocd_kubectl_exec_pending", "hostname command", "Runs of kubectl under way."),
                .counter("argocd_kubectl_exec_total", "hostname command", "Runs of kubectl."),
                .counter("argocd_redis_request_total", "hostname initiator failed", "Requests to Redis."),
                .histogram(
                    "argocd_redis_request_duration",
                    "hostname initiator",
                    "Time of a request to Redis.",
                    unit: .seconds,
                    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1]
                ),
            ]
        )

    /// Argo CD's repository server.
    static let argoRepositories = Exporter.argoCD.metrics(
        from: "argo-cd reposerver/metrics/metrics.go, docs/operator-manual/metrics.md",
        [
            .counter("argocd_git_request_total", "repo request_type", "Requests to repositories."),
            .histogram("argocd_git_request_duration_seconds", "repo request_type", "Time of a request."),
            .counter("argocd_git_fetch_fail_total", "repo", "Fetches that failed."),
            .gauge("argocd_repo_pending_request_total", "repo", "Requests that wait for a lock."),
        ]
    )

    /// Flux' controllers (https://fluxcd.io/flux/monitoring/metrics/).
    static let flux = Exporter.flux.metrics(
        from: "https://fluxcd.io/flux/monitoring/metrics/",
        [
            .histogram("gotk_reconcile_duration_seconds", "kind name namespace", "Time of a reconciliation."),
            .counter("gotk_cache_events_total", "event_type name namespace", "Uses of a cache."),
            .counter(
                "gotk_token_cache_events_total",
                "event_type kind name namespace operation",
                "Uses of cached tokens."
            ),
            .counter("gotk_token_cache_requests_total", "status", "Requests for cached tokens."),
        ]
    )

    /// Flux' objects, which kube-state-metrics tells of by the configuration that the stack gives it; Flux 2.1 and later no
    /// longer exports their conditions itself (https://fluxcd.io/flux/monitoring/custom-metrics/).
    static let fluxResources = Exporter.kubeStateMetrics.metrics(
        from: "https://fluxcd.io/flux/monitoring/custom-metrics/",
        [
            .gauge(
                "gotk_resource_info",
                "customresource_group customresource_version customresource_kind exported_namespace name ready "
                    + "suspended revision source_name",
                "What state an object of Flux is in; always 1."
            )
        ]
    )
}
