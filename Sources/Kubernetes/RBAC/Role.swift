public import YAML

/// What may be done in a namespace (`rbac.authorization.k8s.io/v1 types.go Role`).
public struct Role: KubernetesObject {
    /// `rbac.authorization.k8s.io/v1`.
    public static var apiVersion: StaticString { "rbac.authorization.k8s.io/v1" }
    /// `Role`.
    public static var kind: StaticString { "Role" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<RBACName>
    /// What may be done.
    public var rules: [PolicyRule]

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<RBACName>, rules: [PolicyRule] = []) {
        self.metadata = metadata
        self.rules = rules
    }
}

extension Role {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Role?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Role {
        try typeMeta(&visit)
        return try Role(
            metadata: visit.required("metadata", value?.metadata),
            rules: visit.optional("rules", value?.rules, default: [])
        )
    }
}
