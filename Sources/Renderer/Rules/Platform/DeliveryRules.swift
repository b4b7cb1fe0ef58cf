import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// The alerts about what brings Git's state, secrets and certificates to the cluster.
struct DeliveryRules {
    /// Days before its end at which a certificate should have been renewed: cert-manager renews after two thirds of its
    /// life, which leaves 30 of 90 days.
    static let certificateDays = 14

    /// The controllers that sync the tree.
    var controllers: [GitOpsController]

    /// The alerts.
    var alerts: [AlertDefinition] {
        [Self.certificateExpiring, Self.secretNotSynced]
            + (controllers.contains(.argocd) ? [Self.applicationOutOfSync] : [])
            + (controllers.contains(.flux) ? [Self.resourceNotReady] : [])
    }

    private static let object: [Metric.Label] = [.namespace, .name]

    private static var certificateExpiring: AlertDefinition {
        let left = "\(RuleQuery.max(Metric.certificateExpiry.selector(), by: object)) - time()"
        return AlertDefinition(
            name: "CertificateExpiring",
            expr: "\(left) < \(certificateDays) * 86400",
            for: "1h",
            severity: .warning,
            summary: "The certificate {{ $labels.namespace }}/{{ $labels.name }} expires soon",
            description: """
                The certificate {{ $labels.namespace }}/{{ $labels.name }} expires in \
                {{ $value | humanizeDuration }} and has not been renewed. Look first at `kubectl describe certificate`: \
                the events tell why its issuer refuses.
                """
        )
    }

    private static var secretNotSynced: AlertDefinition {
        let failed = Metric.externalSecretCondition.selector([
            .condition: .equal("Ready"), .status: .equal("False"),
        ])
        return AlertDefinition(
            name: "SecretNotSynced",
            expr: "\(RuleQuery.max(failed, by: object)) == 1",
            for: "15m",
            severity: .warning,
            summary: "The secret {{ $labels.namespace }}/{{ $labels.name }} is not synced",
            description: """
                External Secrets has not been able to fetch {{ $labels.namespace }}/{{ $labels.name }} for 15 \
                minutes: a new key does not arrive. Look first at `kubectl describe externalsecret`: whether the store \
                refuses access, or has no such entry.
                """
        )
    }

    private static var applicationOutOfSync: AlertDefinition {
        // One Application has one series at a time: that with its present statuses.
        let unsynced = RuleQuery.max(
            Metric.argoApplicationInfo.selector(["sync_status": .notEqual("Synced")]),
            by: [.name, .destinationNamespace]
        )
        return AlertDefinition(
            name: "ArgoApplicationOutOfSync",
            expr: TenantNamespaces.named(unsynced, by: .destinationNamespace),
            for: "15m",
            severity: .warning,
            summary: "The Application {{ $labels.name }} is not what Git says",
            description: """
                The Application {{ $labels.name }} has been out of sync for 15 minutes: what was committed has not been \
                applied, or somebody changed the cluster by hand. Look first at its conditions and at the last operation: \
                `argocd app get {{ $labels.name }}`.
                """
        )
    }

    private static var resourceNotReady: AlertDefinition {
        let labels: [Metric.Label] = ["customresource_kind", .exportedNamespace, .name]
        let unready = Metric.fluxResourceInfo.selector([
            "ready": .notEqual("True"), "suspended": .notEqual("true"),
        ])
        return AlertDefinition(
            name: "FluxResourceNotReady",
            expr: RuleQuery.max(unready, by: labels) + " == 1",
            for: "15m",
            severity: .warning,
            summary: "{{ $labels.customresource_kind }} {{ $labels.name }} of Flux is not ready",
            description: """
                {{ $labels.customresource_kind }} {{ $labels.exported_namespace }}/{{ $labels.name }} has not been ready for \
                15 minutes: what was committed has not been applied. Look first at its conditions: `flux get all \
                -n {{ $labels.exported_namespace }}`.
                """
        )
    }
}

extension Metric.Label {
    /// The name of the object that a series is about.
    fileprivate static let name: Self = "name"
    /// Where Argo CD puts what an Application holds.
    fileprivate static let destinationNamespace: Self = "dest_namespace"
    /// The namespace of an object of Flux: `namespace` is that of kube-state-metrics, which tells of it.
    fileprivate static let exportedNamespace: Self = "exported_namespace"
}
