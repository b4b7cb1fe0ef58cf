import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

extension TenantContext {
    /// How Prometheus finds the tenant's workloads, and the alerts about them.
    func monitoringFile(_ workloads: [Workload]) -> [any KubernetesDocument] {
        let release = platform.spec.monitoring.release
        return workloads.map { $0.monitor(release: release) } + rules(release: release)
    }

    private func rules(release: LabelValue) -> [any KubernetesDocument] {
        let services = [TenantAppInterface.serviceName(tenant: name), LLMProxyInterface.serviceName]
        let runbookBase = platform.spec.monitoring.runbooks?.text
        let alerts = TenantAlerts(
            tenant: name,
            latencyThreshold: Double(tenant.spec.slo.latency.threshold.milliseconds) / 1000,
            // A suspended tenant has no pods whose absence is worth an alert.
            services: tenant.spec.suspended ? [] : services,
            runbookBase: runbookBase
        )
        let level = ServiceLevelRules(tenant: name, level: tenant.spec.slo, runbookBase: runbookBase)
        let groups = [
            RuleGroup(name: "\(name).info", rules: [TenantNamespaces.series(of: name).rule]),
            RuleGroup(name: "\(name).alerts", rules: alerts.all.map { $0.rule(tenant: name) }),
            level.group,
        ]
        return [
            PrometheusRule(metadata: metadata("tenant-rules", extra: ["release": release]), spec: .init(groups: groups))
        ]
    }
}
