import Kubernetes
import TenantSpecs
import YAML

/// Accounts and rights in a tenant's namespace.
///
/// The roles are written out: the built-in `edit` and `admin` read Secrets and impersonate accounts, and all built-in ones
/// grow by aggregation with whatever is installed later.
extension TenantContext {
    /// - Parameter workloads: the kinds of the tenant's workloads, which the controller's account may apply.
    func access(applying workloads: FolderKinds) -> [any KubernetesDocument] {
        var objects: [any KubernetesDocument] = accounts
        objects.append(Role(metadata: metadata("tenant-viewer"), rules: Self.viewerRules))
        objects.append(Role(metadata: metadata("tenant-operator"), rules: Self.operatorRules))
        objects += binding("tenant-viewers", of: "tenant-viewer", to: tenant.spec.access.viewers)
        objects += binding("tenant-operators", of: "tenant-operator", to: tenant.spec.access.operators)
        return objects + reconciler(of: workloads)
    }

    /// An account for each workload, and the one that pods have which name none; a token is mounted for no one.
    private var accounts: [ServiceAccount] {
        (["default"] + Workload.accounts(of: name)).map { account in
            ServiceAccount(metadata: metadata("\(account)"), automountServiceAccountToken: false)
        }
    }

    private func binding(_ name: RBACName, of role: RBACName, to groups: [GroupName]) -> [any KubernetesDocument] {
        guard !groups.isEmpty else { return [] }
        let subjects = groups.map { Subject.group($0.text) }
        return [RoleBinding(metadata: metadata(name), subjects: subjects, roleRef: .role(role))]
    }

    private static let reading = ["get", "list", "watch"]

    private static let viewerRules: [PolicyRule] = [
        .init(
            verbs: reading,
            apiGroups: [""],
            resources: ["configmaps", "endpoints", "events", "limitranges", "pods", "resourcequotas", "services"]
        ),
        .init(verbs: reading, apiGroups: ["apps"], resources: ["deployments", "replicasets"]),
        .init(verbs: reading, apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"]),
        .init(verbs: reading, apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"]),
        .init(verbs: reading, apiGroups: ["events.k8s.io"], resources: ["events"]),
        .init(verbs: reading, apiGroups: ["metrics.k8s.io"], resources: ["pods"]),
        .init(verbs: reading, apiGroups: ["monitoring.coreos.com"], resources: ["prometheusrules", "servicemonitors"]),
        .init(verbs: reading, apiGroups: ["networking.k8s.io"], resources: ["networkpolicies"]),
        .init(verbs: reading, apiGroups: ["policy"], resources: ["poddisruptionbudgets"]),
    ]

    /// Deleting a pod is how an operator restarts one; everything else comes through Git.
    private static let operatorRules: [PolicyRule] =
        viewerRules + [
            .init(verbs: ["delete"], apiGroups: [""], resources: ["pods"]),
            .init(verbs: ["get"], apiGroups: [""], resources: ["pods/log"]),
        ]
}
