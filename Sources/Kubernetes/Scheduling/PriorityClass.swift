public import YAML

/// How important pods are to the scheduler (`scheduling.k8s.io/v1 types.go PriorityClass`).
public struct PriorityClass: KubernetesObject {
    /// `scheduling.k8s.io/v1`.
    public static var apiVersion: StaticString { "scheduling.k8s.io/v1" }
    /// `PriorityClass`.
    public static var kind: StaticString { "PriorityClass" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The priority: the higher is scheduled first.
    public var value: Int32
    /// Whether pods that name no class are of this one.
    public var globalDefault: Bool
    /// When to use the class.
    public var description: String?
    /// Whether its pods may push out others; `preemptLowerPriority` when left out.
    public var preemptionPolicy: PreemptionPolicy?

    /// The value with the given fields set.
    public init(
        metadata: ObjectMeta<DNSSubdomain>,
        value: Int32,
        globalDefault: Bool = false,
        description: String? = nil,
        preemptionPolicy: PreemptionPolicy? = nil
    ) {
        self.metadata = metadata
        self.value = value
        self.globalDefault = globalDefault
        self.description = description
        self.preemptionPolicy = preemptionPolicy
    }
}

extension PriorityClass {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PriorityClass?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PriorityClass {
        try typeMeta(&visit)
        return try PriorityClass(
            metadata: visit.required("metadata", value?.metadata),
            value: visit.required("value", value?.value),
            globalDefault: visit.optional("globalDefault", value?.globalDefault, default: false),
            description: visit.optional("description", value?.description),
            preemptionPolicy: visit.optional("preemptionPolicy", value?.preemptionPolicy)
        )
    }
}

/// Whether pods may push out others (`core/v1 types.go PreemptionPolicy`).
public enum PreemptionPolicy: String, EnumFieldValue {
    /// They push out pods of a lower priority where there is no room.
    case preemptLowerPriority = "PreemptLowerPriority"
    /// They wait for room.
    case never = "Never"
}
