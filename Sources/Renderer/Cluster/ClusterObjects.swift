import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// What belongs to no namespace, and the namespace that all tenants share.
enum ClusterObjects {
    /// The namespaces of the monitoring stack: `monitoring`, which tenants' pods reach, and node_exporter's, which needs the
    /// host's namespaces, as only `privileged` allows (prometheus-node-exporter chart, `values.yaml` hostNetwork and hostPID).
    static var namespaces: [any KubernetesDocument] {
        [
            namespace(GatewayContext.namespace, enforcing: "restricted"),
            namespace(StackNamespaces.nodeExporter, enforcing: "privileged"),
        ]
    }

    /// The names of these.
    static let namespaceNames: [DNSSubdomain] = ["\(GatewayContext.namespace)", "\(StackNamespaces.nodeExporter)"]

    /// A namespace that no controller deletes by itself.
    private static func namespace(_ name: DNSLabel, enforcing level: LabelValue) -> Namespace {
        var labels = PlatformLabels.shared.merging([
            "pod-security.kubernetes.io/audit": "restricted",
            "pod-security.kubernetes.io/audit-version": "latest",
            "pod-security.kubernetes.io/enforce": level,
            "pod-security.kubernetes.io/warn": "restricted",
            "pod-security.kubernetes.io/warn-version": "latest",
        ])
        if level == "restricted" { labels["pod-security.kubernetes.io/enforce-version"] = "latest" }
        return Namespace(
            metadata: .init(
                name: name,
                labels: labels,
                annotations: [
                    "argocd.argoproj.io/sync-options": "Prune=confirm,Delete=confirm",
                    "kustomize.toolkit.fluxcd.io/prune": "disabled",
                ]
            )
        )
    }

    /// The gateway may read the keys of service-account tokens. Clusters let every account do so by default (kubernetes
    /// `bootstrappolicy.ClusterRoleBindings`); where somebody took that back, this one still may.
    static var gatewayKeys: any KubernetesDocument {
        ClusterRoleBinding(
            metadata: .init(name: "\(GatewayContext.name)-keys", labels: PlatformLabels.shared),
            subjects: [.serviceAccount(name: "\(GatewayContext.name)", namespace: GatewayContext.namespace)],
            roleRef: .init(name: "\(KubernetesAPI.discoveryRole)")
        )
    }

    /// The store of the platform's secrets, open to the namespace `monitoring` alone.
    static func secretStore(_ platform: Platform) -> (any KubernetesDocument)? {
        let secrets = platform.spec.secrets
        guard let aws = secrets.aws else { return nil }
        let provider = SecretStoreProvider.aws(
            .init(service: aws.service, role: aws.role.text, region: aws.region.text, prefix: aws.prefix)
        )
        switch secrets.kind {
        case .clusterSecretStore:
            return ClusterSecretStore(
                metadata: .init(name: secrets.store, labels: PlatformLabels.shared),
                spec: .init(provider: provider, conditions: [.init(namespaces: [GatewayContext.namespace])])
            )
        case .secretStore:
            return SecretStore(
                metadata: .init(
                    name: secrets.store,
                    namespace: GatewayContext.namespace,
                    labels: PlatformLabels.shared
                ),
                spec: .init(provider: provider)
            )
        }
    }
}
