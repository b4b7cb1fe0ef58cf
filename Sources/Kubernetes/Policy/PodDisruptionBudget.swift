public import YAML

/// How many pods may be missing on purpose at a time (`policy/v1 types.go PodDisruptionBudget`).
public struct PodDisruptionBudget: KubernetesObject {
    /// `policy/v1`.
    public static var apiVersion: StaticString { "policy/v1" }
    /// `PodDisruptionBudget`.
    public static var kind: StaticString { "PodDisruptionBudget" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The pods and the number.
    public var spec: PodDisruptionBudgetSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: PodDisruptionBudgetSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension PodDisruptionBudget {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodDisruptionBudget?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodDisruptionBudget {
        try typeMeta(&visit)
        return try PodDisruptionBudget(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}
