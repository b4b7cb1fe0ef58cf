/// What the operator of Prometheus tells of itself.
extension Metric {
    /// Its controllers, one a kind of object.
    static let prometheusOperator = Exporter.prometheusOperator.metrics(
        from: "prometheus-operator pkg/operator/operator.go, pkg/operator/resource_reconciler.go",
        labels: "controller",
        [
            .gauge("prometheus_operator_ready", "", "1 when a controller is ready."),
            .counter("prometheus_operator_list_operations_total", "", "Lists of objects asked for."),
            .counter("prometheus_operator_list_operations_failed_total", "", "Lists that could not be had."),
            .counter("prometheus_operator_watch_operations_total", "", "Watches of objects asked for."),
            .counter("prometheus_operator_watch_operations_failed_total", "", "Watches that could not be had."),
            .counter("prometheus_operator_reconcile_operations_total", "", "Reconciliations."),
            .counter("prometheus_operator_reconcile_errors_total", "", "Reconciliations that failed."),
            .histogram("prometheus_operator_reconcile_duration_seconds", "", "Time of a reconciliation."),
            .counter("prometheus_operator_reconcile_sts_delete_create_total", "", "StatefulSets made anew."),
            .counter("prometheus_operator_status_update_operations_total", "", "Updates of a status."),
            .counter("prometheus_operator_status_update_errors_total", "", "Updates of a status that failed."),
            .gauge("prometheus_operator_syncs", "status", "Objects, by whether their last reconciliation succeeded."),
            .gauge("prometheus_operator_managed_resources", "resource state", "Objects selected or rejected."),
            .counter("prometheus_operator_triggered_total", "triggered_by action", "What caused reconciliations."),
            .counter("prometheus_operator_node_syncs_total", "", "Updates of the kubelets' endpoints."),
            .counter("prometheus_operator_node_syncs_failed_total", "", "Updates of those that failed."),
            .counter("prometheus_operator_node_address_lookup_errors_total", "", "Nodes without an address."),
        ]
    )
}
