/// What Alertmanager tells of itself; kinds and labels are those of its exposition.
extension Metric {
    /// Alerts, notifications, silences, its cluster.
    static let alertmanager = Exporter.alertmanager.metrics(
        from:
            "alertmanager notify/notify.go, dispatch/dispatch.go, silence/silence.go, nflog/nflog.go, cluster/cluster.go",
        [
            .gauge(
                "alertmanager_build_info",
                "branch goarch goos goversion revision version",
                "Its version; always 1."
            ),
            .gauge("alertmanager_alerts", "state", "Alerts, by state."),
            .counter("alertmanager_alerts_received_total", "status version", "Alerts received, by status."),
            .counter("alertmanager_alerts_invalid_total", "version", "Alerts that were not valid."),
            .gauge("alertmanager_marked_alerts", "state", "Alerts, by whether they are silenced or inhibited."),
            .gauge("alertmanager_config_hash", "", "A hash of the configuration in use."),
            .gauge(
                "alertmanager_config_last_reload_successful",
                "",
                "1 where the configuration was read when it changed."
            ),
            .gauge(
                "alertmanager_config_last_reload_success_timestamp_seconds",
                "",
                "When the configuration was read last."
            ),
            .gauge("alertmanager_cluster_enabled", "", "1 where it is one of several."),
            .gauge("alertmanager_cluster_members", "", "Members of its cluster."),
            .gauge("alertmanager_cluster_failed_peers", "", "Members that can't be reached."),
            .gauge("alertmanager_cluster_health_score", "", "0 where the cluster is healthy."),
            .gauge("alertmanager_cluster_messages_queued", "", "Messages that wait to be sent."),
            .counter("alertmanager_cluster_reconnections_failed_total", "", "Failed tries to reach a member."),
            .gauge("alertmanager_dispatcher_aggregation_groups", "", "Groups of alerts."),
            .summary("alertmanager_dispatcher_alert_processing_duration_seconds", "", "Time to process an alert."),
            .counter(
                "alertmanager_http_concurrency_limit_exceeded_total",
                "method",
                "Requests refused for being too many."
            ),
            .histogram("alertmanager_http_request_duration_seconds", "handler method", "Time to answer a request."),
            .gauge("alertmanager_http_requests_in_flight", "method", "Requests under way."),
            .gauge("alertmanager_integrations", "", "Integrations that are configured."),
            .gauge("alertmanager_receivers", "", "Receivers that are configured."),
            .counter("alertmanager_nflog_query_errors_total", "", "Queries of the log of notifications that failed."),
            .gauge("alertmanager_nflog_snapshot_size_bytes", "", "Size of the log of notifications."),
            .histogram("alertmanager_notification_latency_seconds", "integration", "Time to notify."),
            .counter("alertmanager_notification_requests_total", "integration", "Requests made to notify."),
            .counter(
                "alertmanager_notification_requests_failed_total",
                "integration",
                "Requests made to notify that failed."
            ),
            .counter("alertmanager_notifications_total", "integration", "Notifications tried."),
            .counter("alertmanager_notifications_failed_total", "integration reason", "Notifications that failed."),
            .counter("alertmanager_notifications_suppressed_total", "reason", "Notifications suppressed, by reason."),
            .gauge("alertmanager_silences", "state", "Silences, by state."),
            .counter("alertmanager_silences_query_errors_total", "", "Queries of silences that failed."),
        ]
    )
}
