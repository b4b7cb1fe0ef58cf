import Kubernetes
import TenantSpecs
import YAML

/// The account that a controller applies a tenant's workloads by, and what it may do.
///
/// The account is in the controller's namespace: in the tenant's own, whoever may act as the tenant's accounts could act as it.
enum Reconciler {
    /// The name of the Role, and of its binding, in the tenant's namespace.
    static let role: RBACName = "reconciler"

    /// What the account's name begins with; the tenant's name follows.
    static let accountPrefix = "reconciler-"

    /// The account's name.
    static func account(of tenant: String) -> DNSSubdomain { "\(accountPrefix)\(tenant)" }

    /// The namespaces of the controllers that act as such an account.
    static func namespaces(_ gitops: GitOps) -> [DNSLabel] {
        var namespaces: [DNSLabel] = []
        if gitops.controllers.contains(.argocd), gitops.argocd.impersonation {
            namespaces.append(gitops.argocd.namespace)
        }
        if gitops.controllers.contains(.flux) { namespaces.append(gitops.flux.namespace) }
        return namespaces.enumerated().filter { !namespaces[..<$0.offset].contains($0.element) }.map(\.element)
    }

    /// All that it takes to apply objects of these kinds, to see that they become ready, and to delete those that are gone.
    static func rules(_ kinds: some Sequence<GroupKind>) -> [PolicyRule] {
        let byGroup = Dictionary(grouping: kinds, by: \.group)
        let writing = byGroup.keys.sorted().map { group in
            PolicyRule(
                verbs: ["get", "list", "watch", "create", "update", "patch", "delete"],
                apiGroups: [group],
                resources: (byGroup[group] ?? []).map(\.resource).sorted()
            )
        }
        guard byGroup["apps"]?.contains(GroupKind(of: Deployment.self)) == true else { return writing }
        // A Deployment's state is read off its ReplicaSets and their pods (cli-utils pkg/kstatus/polling/statusreaders).
        return writing + [
            PolicyRule(verbs: ["get", "list", "watch"], apiGroups: [""], resources: ["pods"]),
            PolicyRule(verbs: ["get", "list", "watch"], apiGroups: ["apps"], resources: ["replicasets"]),
        ]
    }
}

extension TenantContext {
    /// The rights of the account that applies the tenant's workloads: none where the controller acts as itself.
    func reconciler(of kinds: FolderKinds) -> [any KubernetesDocument] {
        let namespaces = Reconciler.namespaces(platform.spec.gitops)
        guard !namespaces.isEmpty else { return [] }
        return [
            Role(metadata: metadata(Reconciler.role), rules: Reconciler.rules(kinds.namespaced)),
            RoleBinding(
                metadata: metadata(Reconciler.role),
                subjects: namespaces.map { .serviceAccount(name: Reconciler.account(of: name), namespace: $0) },
                roleRef: .role(Reconciler.role)
            ),
        ]
    }

    /// The account itself, in a controller's namespace.
    func reconcilerAccount(
        in namespace: DNSLabel,
        annotations: SortedMap<AnnotationKey, String>
    ) -> any KubernetesDocument {
        ServiceAccount(
            metadata: .init(
                name: Reconciler.account(of: name),
                namespace: namespace,
                labels: labels,
                annotations: annotations
            ),
            automountServiceAccountToken: false
        )
    }
}
