/// What other controllers of the cluster tell.
extension Metric {
    /// External Secrets. The error counter's name has no `_total`.
    static let externalSecrets =
        Exporter.externalSecrets.metrics(
            from: "external-secrets pkg/controllers/externalsecret/esmetrics/esmetrics.go",
            labels: "name namespace",
            [
                .counter("externalsecret_sync_calls_total", "", "Tries to sync a secret.").open,
                .counter("externalsecret_sync_calls_error", "", "Tries to sync a secret that failed.").open,
                .gauge("externalsecret_reconcile_duration", "", "Time of a reconciliation, in nanoseconds.").open,
                .gauge("externalsecret_status_condition", "condition status", "1 for a condition's status.").open,
                .gauge("secretstore_status_condition", "condition status", "1 for a condition's status.").open,
                .gauge("clustersecretstore_status_condition", "condition status", "1 for a condition's status.").open,
                .gauge("clusterexternalsecret_status_condition", "condition status", "1 for a condition's status.")
                    .open,
            ]
        )
        + Exporter.externalSecrets.metrics(
            from: "external-secrets https://external-secrets.io/latest/api/metrics/",
            [
                .counter(
                    "externalsecret_provider_api_calls_count",
                    "provider call status",
                    "Calls of a store of secrets."
                )
            ]
        )

    /// cert-manager.
    static let certManager =
        Exporter.certManager.metrics(
            from: "cert-manager pkg/metrics/metrics.go",
            labels: "name namespace issuer_name issuer_kind issuer_group",
            [
                .gauge("certmanager_certificate_expiration_timestamp_seconds", "", "When a certificate expires."),
                .gauge("certmanager_certificate_renewal_timestamp_seconds", "", "When it is to be renewed."),
                .gauge("certmanager_certificate_ready_status", "condition", "1 for whether it is ready, otherwise 0."),
            ]
        )
        + Exporter.certManager.metrics(
            from: "cert-manager pkg/metrics/metrics.go",
            [
                .counter("certmanager_controller_sync_call_count", "controller", "Reconciliations."),
                .counter("certmanager_controller_sync_error_count", "controller", "Reconciliations that failed."),
                .counter(
                    "certmanager_http_acme_client_request_count",
                    "scheme host path method status",
                    "Requests to ACME."
                ).open,
            ]
        )

    /// Whatever is built with controller-runtime.
    static let controllerRuntime = Exporter.controllerRuntime.metrics(
        from: "controller-runtime pkg/internal/controller/metrics/metrics.go, pkg/metrics/workqueue.go",
        [
            .counter("controller_runtime_reconcile_total", "controller result", "Reconciliations, by their end."),
            .counter("controller_runtime_reconcile_errors_total", "controller", "Reconciliations that failed."),
            .histogram("controller_runtime_reconcile_time_seconds", "controller", "Time of a reconciliation."),
            .gauge("controller_runtime_active_workers", "controller", "Workers that are busy."),
            .gauge("controller_runtime_max_concurrent_reconciles", "controller", "Workers that there are."),
            .gauge("workqueue_depth", "name", "What waits in a queue.").open,
            .counter("workqueue_adds_total", "name", "What was put into a queue.").open,
            .counter("workqueue_retries_total", "name", "What was put into a queue again.").open,
            .histogram("workqueue_queue_duration_seconds", "name", "Time of waiting in a queue.").open,
            .histogram("workqueue_work_duration_seconds", "name", "Time of working on what waited.").open,
            .gauge("workqueue_unfinished_work_seconds", "name", "Time spent on what is not done.").open,
            .gauge("workqueue_longest_running_processor_seconds", "name", "Time of the longest of those.").open,
            .counter("rest_client_requests_total", "code host method", "Requests to the API server.").open,
            .gauge("leader_election_master_status", "name", "1 where it leads."),
        ]
    )

    /// CoreDNS.
    static let coreDNS = Exporter.coreDNS.metrics(
        from: "coredns plugin/metrics/README.md",
        [
            .gauge("coredns_build_info", "version revision goversion", "Its version; always 1."),
            .counter("coredns_panics_total", "", "Panics."),
            .counter("coredns_dns_requests_total", "server zone view proto family type", "Queries."),
            .histogram("coredns_dns_request_duration_seconds", "server zone view", "Time to answer.").open,
            .histogram("coredns_dns_request_size_bytes", "server zone view proto", "Size of queries."),
            .histogram("coredns_dns_response_size_bytes", "server zone view proto", "Size of answers."),
            .counter("coredns_dns_responses_total", "server zone view rcode plugin", "Answers, by their code."),
        ]
    )

    /// The API servers (Kubernetes `staging/src/k8s.io/apiserver/pkg/endpoints/metrics/metrics.go`). The chart drops half of the
    /// buckets of the durations.
    static let apiServer = Exporter.apiServer.metrics(
        from: "kubernetes test/instrumentation/testdata/stable-metrics-list.yaml",
        [
            .counter(
                "apiserver_request_total",
                "code component dry_run group resource scope subresource verb version",
                "Requests answered."
            ),
            .histogram(
                "apiserver_request_duration_seconds",
                "component dry_run group resource scope subresource verb version",
                "Time to answer."
            ),
            .gauge("apiserver_current_inflight_requests", "request_kind", "Requests under way."),
            .gauge(
                "apiserver_longrunning_requests",
                "component group resource scope subresource verb version",
                "Watches and the like under way."
            ),
            .gauge(
                "apiserver_requested_deprecated_apis",
                "group removed_release resource subresource version",
                "Deprecated APIs that were asked for; always 1."
            ),
            .counter(
                "apiserver_flowcontrol_rejected_requests_total",
                "flow_schema priority_level reason",
                "Requests refused for being too many."
            ),
            .histogram(
                "apiserver_admission_webhook_admission_duration_seconds",
                "name operation rejected type",
                "Time of a webhook."
            ),
            .counter(
                "apiserver_validating_admission_policy_check_total",
                "enforcement_action error_type policy policy_binding",
                "Checks by admission policies."
            ),
            .gauge("apiserver_storage_objects", "resource", "Objects stored, by kind."),
            .gauge("apiserver_storage_size_bytes", "storage_cluster_id", "Size of the store."),
        ]
    )

    /// What Prometheus' clients export, whatever they are part of
    /// (https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics; the client for Go).
    static let clients = Exporter.clients.metrics(
        from: "client_golang prometheus/process_collector.go, prometheus/go_collector.go",
        [
            .counter("process_cpu_seconds_total", "", "Processor time of a process."),
            .gauge("process_resident_memory_bytes", "", "Memory of a process."),
            .gauge("process_virtual_memory_bytes", "", "Address space of a process."),
            .gauge("process_start_time_seconds", "", "When a process started."),
            .gauge("process_open_fds", "", "Open files of a process."),
            .gauge("process_max_fds", "", "Files that a process may open."),
            .gauge("go_goroutines", "", "Goroutines."),
            .gauge("go_threads", "", "Threads."),
            .gauge("go_info", "version", "The version of Go; always 1."),
            .summary("go_gc_duration_seconds", "", "Pauses for collecting garbage."),
            .gauge("go_memstats_alloc_bytes", "", "Allocated memory."),
            .gauge("go_memstats_heap_alloc_bytes", "", "Allocated memory of the heap."),
            .gauge("go_memstats_heap_inuse_bytes", "", "Memory of the heap in use."),
            .gauge("go_memstats_heap_objects", "", "Objects on the heap."),
            .gauge("go_memstats_sys_bytes", "", "Memory had from the system."),
            .gauge("go_memstats_next_gc_bytes", "", "Size of the heap at which garbage is collected next."),
        ]
    )
}
