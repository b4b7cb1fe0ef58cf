public import PlatformContract
public import YAML

/// What `.tenantry.yaml` says about the size of the cluster.
public struct CapacityConfiguration: Structured {
    /// What the cluster's nodes offer to pods together; where nothing is said, quotas are not compared with it.
    public var cluster: ClusterCapacity?
    /// How many times what the cluster offers the quotas of all tenants may be together.
    public var overcommit: Overcommit

    /// The value with the given fields set.
    public init(cluster: ClusterCapacity? = nil, overcommit: Overcommit = 1.0) {
        self.cluster = cluster
        self.overcommit = overcommit
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            cluster: visit.optional(
                "cluster",
                value?.cluster,
                "What the cluster's nodes offer to pods together; left out, quotas are not compared with it."
            ),
            overcommit: visit.optional(
                "overcommit",
                value?.overcommit,
                default: 1.0,
                "How many times what the cluster offers the quotas of all tenants may be together."
            )
        )
    }
}

/// What the nodes of a cluster offer to pods together.
public struct ClusterCapacity: Structured {
    /// CPU, in cores.
    public var cpu: ConfiguredQuantity
    /// Memory, in bytes.
    public var memory: ConfiguredQuantity
    /// Pods.
    public var pods: Int?

    /// The value with the given fields set.
    public init(cpu: ConfiguredQuantity, memory: ConfiguredQuantity, pods: Int? = nil) {
        self.cpu = cpu
        self.memory = memory
        self.pods = pods
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            cpu: visit.required("cpu", value?.cpu, "CPU, in cores."),
            memory: visit.required("memory", value?.memory, "Memory, in bytes."),
            pods: visit.optional("pods", value?.pods, "Pods.")
        )
    }
}

/// An amount of a resource, as Kubernetes writes it: `96`, `384Gi`.
public struct ConfiguredQuantity: TextValue {
    /// The amount as it was written.
    public let text: String
    /// The amount in thousandths.
    let thousandths: Int64

    /// Reads an amount above zero.
    public init(parsing text: String) throws(TextError) {
        guard let quantity = Quantity(text), quantity.isPositive else {
            throw TextError(text: text, expected: "an amount above 0; write it as '96' or '384Gi'")
        }
        self.text = text
        thousandths = quantity.thousandths
    }

    /// An amount that may be written without quotes.
    public static var grammar: TextGrammar { .init(example: "96", acceptsNumbers: true) }
}

extension Overcommit {
    /// The factor, without a fraction where it has none.
    var text: String { value == value.rounded() ? String(Int(value)) : String(value) }
}
