import Kubernetes
import PlatformContract
import YAML

/// The alerts about pods and quotas of all tenants, and of the platform's own namespace.
enum WorkloadRules {
    /// The share of a quota over which QuotaNearlyFull fires.
    static let quotaRatio = 0.9
    /// The restarts of a container in 15 minutes over which ContainerRestarts fires.
    static let restarts = 2

    /// The alerts.
    static let alerts = [quotaNearlyFull, containerRestarts, podNotReady]

    private static let labels: [Metric.Label] = [.namespace, .pod]

    /// Of tenants, and of the platform's namespace; what runs in others is somebody else's.
    private static func ofTenantsAndPlatform(_ expr: (_ namespace: LabelMatch) -> String) -> String {
        let platform = LLMGatewayInterface.namespace
        return "\(TenantNamespaces.joined(expr(.notEqual(platform)))) or \(expr(.equal(platform)))"
    }

    private static var quotaNearlyFull: AlertDefinition {
        func quota(_ type: String) -> String {
            RuleQuery.max(
                Metric.kubeResourceQuota.selector([.type: .equal(type)]),
                by: [.namespace, "resourcequota", .resource]
            )
        }
        return AlertDefinition(
            name: "QuotaNearlyFull",
            expr: TenantNamespaces.joined("\(quota("used")) / (\(quota("hard")) > 0) > \(quotaRatio)"),
            for: "15m",
            severity: .warning,
            summary: "The quota of {{ $labels.tenant }} is nearly full",
            description: """
                {{ $labels.tenant }} uses {{ $value | humanizePercentage }} of its {{ $labels.resource }} in the quota \
                {{ $labels.resourcequota }}; beyond it no pod starts, in a rolling update neither. Look first at the \
                number of pods, then raise the quota in the tenant's spec.
                """
        )
    }

    private static var containerRestarts: AlertDefinition {
        AlertDefinition(
            name: "ContainerRestarts",
            expr: ofTenantsAndPlatform { namespace in
                let selector = Metric.kubePodContainerRestarts.selector([.namespace: namespace])
                return "\(RuleQuery.max("increase(\(selector)[15m])", by: labels + [.container])) > \(Self.restarts)"
            },
            for: nil,
            severity: .warning,
            summary: "{{ $labels.container }} in {{ $labels.namespace }} is started again and again",
            description: """
                {{ $labels.container }} of {{ $labels.pod }} was started {{ $value | humanize }} times in the last 15 \
                minutes. Look first at why it ended: `kubectl describe pod` tells whether it was out of memory or failed \
                its probes, and the log of the container before tells the rest.
                """
        )
    }

    private static var podNotReady: AlertDefinition {
        AlertDefinition(
            name: "PodNotReady",
            expr: ofTenantsAndPlatform { namespace in
                let ready = Metric.kubePodStatusReady.selector([.namespace: namespace, .condition: .equal("true")])
                return "\(RuleQuery.max(ready, by: labels)) == 0"
            },
            for: "10m",
            severity: .warning,
            summary: "{{ $labels.pod }} in {{ $labels.namespace }} is not ready",
            description: """
                {{ $labels.pod }} has not been ready to serve for 10 minutes. Look first at `kubectl describe pod`: whether \
                it waits for a node, an image or a Secret, or fails its readiness probe.
                """
        )
    }
}
