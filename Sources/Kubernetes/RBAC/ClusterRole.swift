public import YAML

/// What may be done in the whole cluster, or in a namespace where a RoleBinding names it
/// (`rbac.authorization.k8s.io/v1 types.go ClusterRole`).
public struct ClusterRole: KubernetesObject {
    /// `rbac.authorization.k8s.io/v1`.
    public static var apiVersion: StaticString { "rbac.authorization.k8s.io/v1" }
    /// `ClusterRole`.
    public static var kind: StaticString { "ClusterRole" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<RBACName>
    /// What may be done; the controller's own where roles are aggregated.
    public var rules: [PolicyRule]
    /// Which other roles it is made of.
    public var aggregationRule: AggregationRule?

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<RBACName>, rules: [PolicyRule] = [], aggregationRule: AggregationRule? = nil) {
        self.metadata = metadata
        self.rules = rules
        self.aggregationRule = aggregationRule
    }
}

extension ClusterRole {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ClusterRole?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ClusterRole {
        try typeMeta(&visit)
        return try ClusterRole(
            metadata: visit.required("metadata", value?.metadata),
            rules: visit.optional("rules", value?.rules, default: []),
            aggregationRule: visit.optional("aggregationRule", value?.aggregationRule)
        )
    }
}

/// Which cluster roles make up another (`rbac/v1 types.go AggregationRule`).
public struct AggregationRule: Structured {
    /// The roles: those that one of the selectors takes.
    public var clusterRoleSelectors: [LabelSelector]

    /// The value with the given fields set.
    public init(clusterRoleSelectors: [LabelSelector] = []) {
        self.clusterRoleSelectors = clusterRoleSelectors
    }
}

extension AggregationRule {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AggregationRule?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AggregationRule {
        try AggregationRule(
            clusterRoleSelectors: visit.optional("clusterRoleSelectors", value?.clusterRoleSelectors, default: [])
        )
    }
}
