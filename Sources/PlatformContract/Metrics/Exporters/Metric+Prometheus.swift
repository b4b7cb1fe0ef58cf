/// What Prometheus tells of targets and of itself; kinds and labels are those of its exposition.
extension Metric {
    /// What Prometheus writes of each target after a scrape.
    static let scrapes = Exporter.scraping.metrics(
        from: "https://prometheus.io/docs/concepts/jobs_instances/",
        [
            .gauge("up", "", "Whether the target could be scraped.").open,
            .gauge("scrape_duration_seconds", "", "How long the scrape took.").open,
            .gauge("scrape_samples_scraped", "", "Samples that the target exposed.").open,
            .gauge("scrape_samples_post_metric_relabeling", "", "Samples that were left after relabeling.").open,
            .gauge("scrape_series_added", "", "New series, about.").open,
            .gauge("scrape_timeout_seconds", "", "The time that a scrape may take.").open,
            .gauge("scrape_sample_limit", "", "The samples that a scrape may bring.").open,
            .gauge("scrape_body_size_bytes", "", "The size of the answer.").open,
        ]
    )

    /// What Prometheus writes of alerts, with the labels of each.
    static let alertSeries = Exporter.alerting.metrics(
        from: "https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/",
        [
            .gauge("ALERTS", "alertname alertstate", "1 while an alert is pending or firing.").open,
            .gauge("ALERTS_FOR_STATE", "alertname", "Since when an alert is pending or firing.", unit: .seconds).open,
        ]
    )

    /// Configuration, discovery, scraping.
    static let prometheusScraping = Exporter.prometheus.metrics(
        from: "prometheus scrape/metrics.go, discovery/metrics.go, config/config.go",
        [
            .gauge("prometheus_build_info", "branch goarch goos goversion revision version", "Its version; always 1."),
            .gauge("prometheus_ready", "", "1 when it can answer queries."),
            .gauge(
                "prometheus_config_last_reload_successful",
                "",
                "1 where the configuration was read when it changed."
            ),
            .gauge(
                "prometheus_config_last_reload_success_timestamp_seconds",
                "",
                "When the configuration was read last."
            ),
            .gauge("prometheus_sd_discovered_targets", "config name", "Targets that were found."),
            .gauge("prometheus_sd_failed_configs", "name", "Configurations of discovery that failed."),
            .counter("prometheus_sd_received_updates_total", "name", "Changes of targets received."),
            .counter("prometheus_sd_updates_total", "name", "Changes of targets sent to scraping."),
            .counter(
                "prometheus_sd_kubernetes_events_total",
                "event role",
                "Changes of objects that discovery watches."
            ),
            .counter("prometheus_sd_kubernetes_failures_total", "", "Failures to watch or list objects."),
            .summary("prometheus_target_interval_length_seconds", "interval", "Time between scrapes."),
            .gauge("prometheus_target_metadata_cache_entries", "scrape_job", "Metrics whose metadata are kept."),
            .counter(
                "prometheus_target_scrape_pool_exceeded_label_limits_total",
                "",
                "Pools that had too many labels."
            ),
            .counter(
                "prometheus_target_scrape_pool_exceeded_target_limit_total",
                "",
                "Pools that had too many targets."
            ),
            .counter("prometheus_target_scrape_pool_reloads_failed_total", "", "Pools that could not be read anew."),
            .counter("prometheus_target_scrape_pool_reloads_total", "", "Pools read anew."),
            .counter("prometheus_target_scrape_pool_sync_total", "scrape_job", "Synchronizations of a pool."),
            .gauge("prometheus_target_scrape_pool_targets", "scrape_job", "Targets of a pool."),
            .gauge("prometheus_target_scrape_pool_target_limit", "scrape_job", "Targets that a pool may have."),
            .counter("prometheus_target_scrape_pools_failed_total", "", "Pools that could not be made."),
            .counter("prometheus_target_scrape_pools_total", "", "Pools made."),
            .counter(
                "prometheus_target_scrapes_cache_flush_forced_total",
                "",
                "Caches of a scrape that grew too large."
            ),
            .counter(
                "prometheus_target_scrapes_exceeded_body_size_limit_total",
                "",
                "Scrapes whose answer was too long."
            ),
            .counter(
                "prometheus_target_scrapes_exceeded_sample_limit_total",
                "",
                "Scrapes that brought too many samples."
            ),
            .counter("prometheus_target_scrapes_exemplar_out_of_order_total", "", "Exemplars that came too late."),
            .counter(
                "prometheus_target_scrapes_sample_duplicate_timestamp_total",
                "",
                "Samples of one time with two values."
            ),
            .counter("prometheus_target_scrapes_sample_out_of_bounds_total", "", "Samples too old or too new."),
            .counter("prometheus_target_scrapes_sample_out_of_order_total", "", "Samples that came too late."),
            .counter("prometheus_target_sync_failed_total", "scrape_job", "Targets that could not be made."),
            .summary("prometheus_target_sync_length_seconds", "scrape_job", "Time to synchronize a pool."),
        ]
    )

    /// Rules and queries.
    static let prometheusRules = Exporter.prometheus.metrics(
        from: "prometheus rules/group.go, promql/engine.go, web/web.go, template/template.go",
        [
            .counter("prometheus_rule_evaluations_total", "rule_group", "Rules evaluated."),
            .counter("prometheus_rule_evaluation_failures_total", "rule_group", "Rules that failed."),
            .summary("prometheus_rule_evaluation_duration_seconds", "", "Time to evaluate a rule."),
            .summary("prometheus_rule_group_duration_seconds", "", "Time to evaluate a group."),
            .gauge("prometheus_rule_group_interval_seconds", "rule_group", "The interval of a group."),
            .counter("prometheus_rule_group_iterations_total", "rule_group", "Evaluations of a group."),
            .counter(
                "prometheus_rule_group_iterations_missed_total",
                "rule_group",
                "Evaluations left out because the one before took too long."
            ),
            .gauge("prometheus_rule_group_last_duration_seconds", "rule_group", "Time of the last evaluation."),
            .gauge("prometheus_rule_group_last_evaluation_samples", "rule_group", "Samples of the last evaluation."),
            .gauge(
                "prometheus_rule_group_last_evaluation_timestamp_seconds",
                "rule_group",
                "When a group was evaluated last."
            ),
            .gauge("prometheus_rule_group_rules", "rule_group", "Rules of a group."),
            .counter("prometheus_template_text_expansion_failures_total", "", "Templates that failed."),
            .counter("prometheus_template_text_expansions_total", "", "Templates expanded."),
            .gauge("prometheus_engine_queries", "", "Queries under way or waiting."),
            .gauge("prometheus_engine_queries_concurrent_max", "", "Queries that may run at once."),
            .summary("prometheus_engine_query_duration_seconds", "slice", "Time of queries, by part."),
            .counter("prometheus_http_requests_total", "code handler", "Requests answered."),
            .histogram("prometheus_http_request_duration_seconds", "handler", "Time to answer a request."),
            .histogram("prometheus_http_response_size_bytes", "handler", "Size of answers."),
        ]
    )

    /// Notifications and remote storage.
    static let prometheusNotifications = Exporter.prometheus.metrics(
        from: "prometheus notifier/metric.go, storage/remote/queue_manager.go",
        [
            .gauge("prometheus_notifications_alertmanagers_discovered", "", "Alertmanagers that it knows."),
            .counter("prometheus_notifications_dropped_total", "", "Alerts that no Alertmanager took."),
            .counter("prometheus_notifications_errors_total", "alertmanager", "Alerts that could not be sent."),
            .summary("prometheus_notifications_latency_seconds", "alertmanager", "Time to send alerts."),
            .gauge("prometheus_notifications_queue_capacity", "", "Alerts that may wait."),
            .gauge("prometheus_notifications_queue_length", "", "Alerts that wait."),
            .counter("prometheus_notifications_sent_total", "alertmanager", "Alerts sent."),
            .gauge("prometheus_remote_storage_highest_timestamp_in_seconds", "", "The newest sample to send."),
            .counter("prometheus_remote_storage_samples_in_total", "", "Samples to send."),
            .counter(
                "prometheus_remote_storage_samples_failed_total",
                "remote_name url",
                "Samples that could not be sent."
            ),
            .counter(
                "prometheus_remote_storage_samples_dropped_total",
                "remote_name url reason",
                "Samples dropped before sending."
            ),
            .counter("prometheus_remote_storage_samples_total", "remote_name url", "Samples sent."),
            .gauge("prometheus_remote_storage_shards", "remote_name url", "Senders at work."),
            .gauge("prometheus_remote_storage_shards_max", "remote_name url", "Senders that may be."),
            .gauge(
                "prometheus_remote_storage_queue_highest_sent_timestamp_seconds",
                "remote_name url",
                "The newest sample sent."
            ),
        ]
    )

    /// Storage.
    static let prometheusStorage = Exporter.prometheus.metrics(
        from: "prometheus tsdb/db.go, head.go, compact.go, exemplar.go, tsdb/wlog/wlog.go",
        [
            .gauge("prometheus_tsdb_blocks_loaded", "", "Blocks in use."),
            .counter("prometheus_tsdb_checkpoint_creations_failed_total", "", "Checkpoints that failed."),
            .gauge("prometheus_tsdb_clean_start", "", "1 where the lock file was clean."),
            .counter("prometheus_tsdb_compactions_failed_total", "", "Compactions that failed."),
            .counter("prometheus_tsdb_compactions_total", "", "Compactions."),
            .histogram("prometheus_tsdb_compaction_duration_seconds", "", "Time of a compaction."),
            .counter("prometheus_tsdb_exemplar_exemplars_appended_total", "", "Exemplars stored."),
            .gauge("prometheus_tsdb_exemplar_exemplars_in_storage", "", "Exemplars kept."),
            .gauge("prometheus_tsdb_exemplar_max_exemplars", "", "Exemplars that may be kept."),
            .gauge("prometheus_tsdb_head_active_appenders", "", "Writers at work."),
            .gauge("prometheus_tsdb_head_chunks", "", "Chunks in memory."),
            .gauge("prometheus_tsdb_head_max_time_seconds", "", "The newest sample."),
            .gauge("prometheus_tsdb_head_min_time_seconds", "", "The oldest sample in memory."),
            .counter("prometheus_tsdb_head_samples_appended_total", "type", "Samples stored."),
            .gauge("prometheus_tsdb_head_series", "", "Series in memory."),
            .counter("prometheus_tsdb_head_series_created_total", "", "Series made."),
            .counter("prometheus_tsdb_head_series_removed_total", "", "Series removed."),
            .counter("prometheus_tsdb_head_truncations_failed_total", "", "Truncations that failed."),
            .gauge("prometheus_tsdb_lowest_timestamp_seconds", "", "The oldest sample."),
            .counter("prometheus_tsdb_mmap_chunk_corruptions_total", "", "Damaged chunks."),
            .counter("prometheus_tsdb_out_of_bound_samples_total", "type", "Samples too old or too new."),
            .counter("prometheus_tsdb_out_of_order_samples_total", "type", "Samples that came too late."),
            .counter("prometheus_tsdb_too_old_samples_total", "type", "Samples older than the window."),
            .counter("prometheus_tsdb_reloads_failures_total", "", "Blocks that could not be read anew."),
            .counter("prometheus_tsdb_reloads_total", "", "Blocks read anew."),
            .gauge("prometheus_tsdb_retention_limit_bytes", "", "The size that blocks may have."),
            .counter("prometheus_tsdb_size_retentions_total", "", "Blocks removed for their size."),
            .counter("prometheus_tsdb_time_retentions_total", "", "Blocks removed for their age."),
            .gauge("prometheus_tsdb_storage_blocks_bytes", "", "Size of blocks."),
            .gauge("prometheus_tsdb_symbol_table_size_bytes", "", "Size of the symbols."),
            .counter("prometheus_tsdb_wal_corruptions_total", "", "Damages of the log."),
            .summary("prometheus_tsdb_wal_fsync_duration_seconds", "", "Time to bring the log to disk."),
            .gauge("prometheus_tsdb_wal_segment_current", "", "The segment of the log that is written."),
            .counter("prometheus_tsdb_wal_truncations_failed_total", "", "Truncations of the log that failed."),
            .counter("prometheus_tsdb_wal_writes_failed_total", "", "Writes of the log that failed."),
        ]
    )
}
