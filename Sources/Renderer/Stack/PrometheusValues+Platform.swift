import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

extension PrometheusSpecValues {
    init(_ monitoring: Monitoring) {
        let released = LabelSelector(matchLabels: ["release": monitoring.release])
        self.init(
            scrapeInterval: "15s",
            scrapeTimeout: "10s",
            evaluationInterval: "15s",
            retention: monitoring.retention,
            retentionSize: Self.retentionSize(below: monitoring.storageSize),
            storageSpec: .init(monitoring.storageSize, class: monitoring.storageClass),
            resources: .bounded(cpu: "500m", memory: "2Gi", atMost: "4Gi"),
            priorityClassName: PriorityClasses.platform,
            ruleSelector: released,
            ruleNamespaceSelector: .platformNamespaces,
            serviceMonitorSelector: released,
            serviceMonitorNamespaceSelector: .platformNamespaces,
            podMonitorSelector: released,
            podMonitorNamespaceSelector: .platformNamespaces,
            probeSelector: released,
            probeNamespaceSelector: .platformNamespaces,
            scrapeConfigSelector: released,
            scrapeConfigNamespaceSelector: .platformNamespaces,
            enforcedNamespaceLabel: "namespace",
            excludedFromEnforcement: ExcludedObjects.shared,
            enforcedSampleLimit: StackLimits.samples,
            enforcedTargetLimit: StackLimits.targets,
            enforcedLabelLimit: StackLimits.labels,
            enforcedLabelNameLengthLimit: StackLimits.labelNameLength,
            enforcedLabelValueLengthLimit: StackLimits.labelValueLength,
            enforcedKeepDroppedTargets: StackLimits.droppedTargets,
            // Histograms of the services have exemplars, which Prometheus keeps only with this.
            enableFeatures: ["exemplar-storage"],
            exemplars: .init(maxSize: 100_000),
            additionalConfig: .init(enforcedBodySizeLimit: StackLimits.bodySize)
        )
    }

    /// 85 % of the volume: blocks are removed when they are complete, and until then the log grows beside them
    /// (https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size). A megabyte of Prometheus' is 2^20 bytes.
    private static func retentionSize(below volume: Quantity) -> String {
        let bytes = volume.value ?? .max
        return "\(max(1, bytes / 100 * 85 / 1_048_576))MB"
    }
}

extension LabelSelector {
    /// The namespaces that the platform made: what others label as ours is not followed.
    static var platformNamespaces: LabelSelector {
        LabelSelector(matchLabels: [PlatformLabels.managedBy: PlatformLabels.managedByTenantry])
    }
}

extension ExcludedObjects {
    /// What is of the platform's own namespace tells of all namespaces, and rules of it ask about all: kube-state-metrics, the
    /// kubelets, the gateway. Everything else gets the label of its namespace, so that no tenant's metrics or alerts pass for
    /// another's (prometheus-operator `Documentation/api-reference/api.md`, `enforcedNamespaceLabel`).
    static let shared = ["podmonitors", "prometheusrules", "servicemonitors"].map { resource in
        ExcludedObjects(group: "monitoring.coreos.com", resource: resource, namespace: GatewayContext.namespace)
    }
}

/// The bounds of every scrape, whatever its monitor says. The largest is kube-state-metrics' with some thousand pods; those of
/// tenants have lower ones of their own.
enum StackLimits {
    static let samples: Int64 = 500_000
    static let targets: Int64 = 2_000
    static let labels: Int64 = 100
    static let labelNameLength: Int64 = 256
    static let labelValueLength: Int64 = 2_048
    static let droppedTargets: Int64 = 100
    static let bodySize = "256MB"
}
