public import YAML

/// Who has a cluster role in the whole cluster (`rbac.authorization.k8s.io/v1 types.go ClusterRoleBinding`).
public struct ClusterRoleBinding: KubernetesObject {
    /// `rbac.authorization.k8s.io/v1`.
    public static var apiVersion: StaticString { "rbac.authorization.k8s.io/v1" }
    /// `ClusterRoleBinding`.
    public static var kind: StaticString { "ClusterRoleBinding" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<RBACName>
    /// Who has it.
    public var subjects: [Subject]
    /// The role, which can't be changed later.
    public var roleRef: ClusterRoleRef

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<RBACName>, subjects: [Subject] = [], roleRef: ClusterRoleRef) {
        self.metadata = metadata
        self.subjects = subjects
        self.roleRef = roleRef
    }
}

extension ClusterRoleBinding {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ClusterRoleBinding?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ClusterRoleBinding {
        try typeMeta(&visit)
        return try ClusterRoleBinding(
            metadata: visit.required("metadata", value?.metadata),
            subjects: visit.optional("subjects", value?.subjects, default: []),
            roleRef: visit.required("roleRef", value?.roleRef)
        )
    }
}
