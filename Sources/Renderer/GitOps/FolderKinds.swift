import Kubernetes

/// The kinds of the objects in a folder: what a controller must be allowed to apply there.
struct FolderKinds {
    /// Kinds of objects in a namespace.
    private(set) var namespaced: Set<GroupKind> = []
    /// Kinds of objects of the cluster.
    private(set) var clusterScoped: Set<GroupKind> = []

    init(_ objects: [any KubernetesDocument]) {
        for object in objects {
            let kind = GroupKind(of: type(of: object))
            if (object as? any KubernetesObject)?.isNamespaced == true {
                namespaced.insert(kind)
            } else {
                clusterScoped.insert(kind)
            }
        }
    }

    /// Adds kinds that the folder holds only where a spec asks for them.
    ///
    /// A controller that is no longer allowed a kind deletes nothing of it either: Argo CD passes over live objects that the
    /// project forbids (argo-cd controller/state.go, IsLiveResourcePermitted), and Flux is refused. So what a folder may hold
    /// must not change with what it holds today.
    func adding(_ kinds: SometimesRendered) -> FolderKinds {
        var sum = self
        sum.namespaced.formUnion(kinds.namespaced.map { GroupKind(of: $0) })
        sum.clusterScoped.formUnion(kinds.clusterScoped.map { GroupKind(of: $0) })
        return sum
    }

    /// The kinds of both.
    func union(_ other: FolderKinds) -> FolderKinds {
        var sum = self
        sum.namespaced.formUnion(other.namespaced)
        sum.clusterScoped.formUnion(other.clusterScoped)
        return sum
    }
}

/// Kinds that specs switch on and off.
struct SometimesRendered {
    var namespaced: [any KubernetesDocument.Type] = []
    var clusterScoped: [any KubernetesDocument.Type] = []

    /// A tenant's workloads may grow by themselves, and do not while they are suspended.
    static let workloads = SometimesRendered(namespaced: [HorizontalPodAutoscaler.self])
    /// A tenant may have people.
    static let boundary = SometimesRendered(namespaced: [RoleBinding.self])
    /// A store of secrets is the cluster's, the namespace's, or somebody else's; admission policies may be off.
    static let cluster = SometimesRendered(
        namespaced: [SecretStore.self],
        clusterScoped: [
            ClusterSecretStore.self, ValidatingAdmissionPolicy.self, ValidatingAdmissionPolicyBinding.self,
        ]
    )
}

extension GroupKind {
    /// The kind of a document.
    init(of type: any KubernetesDocument.Type) {
        let version = type.apiVersion.description
        let group = version.lastIndex(of: "/").map { String(version[..<$0]) } ?? ""
        self.init(group: group, kind: type.kind.description)
    }

    /// What roles and CustomResourceDefinitions call the kind, as the API server guesses it (apimachinery
    /// pkg/api/meta/restmapper.go, UnsafeGuessKindToResource).
    var resource: String {
        let singular = kind.lowercased()
        if singular.hasSuffix("s") { return singular + "es" }
        if singular.hasSuffix("y") { return singular.dropLast() + "ies" }
        return singular + "s"
    }
}

extension Sequence<GroupKind> {
    /// By group, then by kind.
    func inOrder() -> [GroupKind] {
        sorted { ($0.group, $0.kind) < ($1.group, $1.kind) }
    }
}

extension KubernetesObject {
    fileprivate var isNamespaced: Bool { metadata.namespace != nil }
}
