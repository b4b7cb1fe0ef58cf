import Kubernetes
import TenantSpecs
import YAML

extension AlertmanagerValues {
    /// Two pods: one is there while the other's node is drained.
    init(_ monitoring: Monitoring, notifying configuration: DNSSubdomain) {
        self.init(
            alertmanagerSpec: .init(
                replicas: 2,
                retention: "120h",
                storage: .init("2Gi", class: monitoring.storageClass),
                resources: .bounded(cpu: "50m", memory: "64Mi", atMost: "256Mi"),
                priorityClassName: PriorityClasses.platform,
                alertmanagerConfiguration: .init(name: configuration),
                alertmanagerConfigSelector: .init(matchLabels: ["release": monitoring.release]),
                alertmanagerConfigNamespaceSelector: .platformNamespaces,
                // A configuration of a namespace is told of that namespace's alerts alone.
                alertmanagerConfigMatcherStrategy: .init(type: "OnNamespace")
            ),
            podDisruptionBudget: .on
        )
    }
}
