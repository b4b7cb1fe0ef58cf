public import YAML

/// Who has a role in a namespace (`rbac.authorization.k8s.io/v1 types.go RoleBinding`).
public struct RoleBinding: KubernetesObject {
    /// `rbac.authorization.k8s.io/v1`.
    public static var apiVersion: StaticString { "rbac.authorization.k8s.io/v1" }
    /// `RoleBinding`.
    public static var kind: StaticString { "RoleBinding" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<RBACName>
    /// Who has it.
    public var subjects: [Subject]
    /// The role, which can't be changed later.
    public var roleRef: RoleRef

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<RBACName>, subjects: [Subject] = [], roleRef: RoleRef) {
        self.metadata = metadata
        self.subjects = subjects
        self.roleRef = roleRef
    }
}

extension RoleBinding {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: RoleBinding?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> RoleBinding {
        try typeMeta(&visit)
        return try RoleBinding(
            metadata: visit.required("metadata", value?.metadata),
            subjects: visit.optional("subjects", value?.subjects, default: []),
            roleRef: visit.required("roleRef", value?.roleRef)
        )
    }
}
