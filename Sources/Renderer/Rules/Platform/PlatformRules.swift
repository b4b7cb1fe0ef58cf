import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// The rules of the namespace `monitoring`: about the gateway, about all tenants at once, and about what runs the platform.
struct PlatformRules {
    /// The controllers that sync the tree.
    var controllers: [GitOpsController]
    /// Where the runbooks are.
    var runbookBase: String?

    /// A PrometheusRule, before it is one.
    struct File {
        /// The object's name.
        var name: String
        /// The groups in order.
        var groups: [RuleGroup]
    }

    /// The objects in order.
    var files: [File] {
        let delivery = DeliveryRules(controllers: controllers)
        return [
            File(
                name: "llm-gateway-rules",
                groups: [
                    group("llm-gateway.requests", GatewayRules.recorded, GatewayRules.alerts),
                    group("llm-gateway.upstreams", UpstreamRules.recorded, UpstreamRules.alerts),
                    group("llm-gateway.operation", [], GatewayOperationRules.alerts),
                    // Weeks are looked back at: once in a few minutes is enough, and may not be more than five, the time
                    // after which Prometheus takes a series for gone.
                    group("llm-gateway.budgets", BudgetRules.recorded, BudgetRules.alerts, interval: "2m"),
                ]
            ),
            File(name: "tenants-rules", groups: [group("tenants.workloads", [], WorkloadRules.alerts)]),
            File(
                name: "platform-rules",
                groups: [
                    group("platform.monitoring", [], MonitoringRules.alerts),
                    group("platform.delivery", [], delivery.alerts),
                ]
            ),
        ]
    }

    private func group(
        _ name: String,
        _ recorded: [RecordedSeries],
        _ alerts: [AlertDefinition],
        interval: PrometheusDuration? = nil
    ) -> RuleGroup {
        let alerts = alerts.withRunbooks(below: runbookBase)
        return RuleGroup(name: name, interval: interval, rules: recorded.map(\.rule) + alerts.map { $0.rule() })
    }
}
