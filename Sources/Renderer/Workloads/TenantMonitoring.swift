import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

extension TenantContext {
    /// How Prometheus finds the tenant's workloads, and the alerts about them.
    func monitoringFile(_ workloads: [Workload]) -> [any KubernetesDocument] {
        let release = platform.spec.monitoring.release
        return workloads.map { $0.monitor(release: release) } + [alerts(release: release)]
    }

    private func alerts(release: LabelValue) -> PrometheusRule {
        let services = [TenantAppInterface.serviceName(tenant: name), LLMProxyInterface.serviceName]
        let alerts = TenantAlerts(
            tenant: name,
            latencyThreshold: Double(tenant.spec.slo.latency.threshold.milliseconds) / 1000,
            // A suspended tenant has no pods whose absence is worth an alert.
            services: tenant.spec.suspended ? [] : services,
            runbookBase: platform.spec.monitoring.runbooks?.text
        )
        return PrometheusRule(
            metadata: metadata("tenant-alerts", extra: ["release": release]),
            spec: .init(groups: [
                .init(name: "\(name).alerts", rules: alerts.all.map { .alert($0.rule(tenant: name)) })
            ])
        )
    }
}

extension AlertDefinition {
    /// The alert as Prometheus has it; the tenant is a label of each, for the routes of Alertmanager.
    fileprivate func rule(tenant: String) -> AlertingRule {
        var annotations: SortedMap<String, String> = ["description": description, "summary": summary]
        annotations["runbook_url"] = runbookURL
        return AlertingRule(
            alert: name,
            expr: expr,
            for: "\(`for`)",
            labels: ["severity": severity.rawValue, "tenant": tenant],
            annotations: annotations
        )
    }
}
