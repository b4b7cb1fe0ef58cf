public import Kubernetes
public import PlatformContract
public import YAML

/// What the cluster's nodes offer to pods together, which the quotas of tenants are compared with.
public struct Capacity: Structured {
    /// CPU, in cores.
    public var cpu: Quantity
    /// Memory, in bytes.
    public var memory: Quantity
    /// Pods; not compared when left out.
    public var pods: Bounded<PodBounds>?
    /// How many times what there is the quotas of all tenants may be together: not all are at their most at once.
    public var overcommit: Overcommit

    /// Makes the value; what is left out has its default.
    public init(
        cpu: Quantity,
        memory: Quantity,
        pods: Bounded<PodBounds>? = nil,
        overcommit: Overcommit = 1.0
    ) {
        self.cpu = cpu
        self.memory = memory
        self.pods = pods
        self.overcommit = overcommit
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            cpu: visit.required("cpu", value?.cpu, "CPU, in cores."),
            memory: visit.required("memory", value?.memory, "Memory, in bytes."),
            pods: visit.optional("pods", value?.pods, "Pods; not compared when left out."),
            overcommit: visit.optional(
                "overcommit",
                value?.overcommit,
                default: 1.0,
                """
                How many times what there is the quotas of all tenants may be together: not all are at their most at once.
                """
            )
        )
    }
}

/// 1 to 1,000,000: Kubernetes is made for 150,000 pods (https://kubernetes.io/docs/setup/best-practices/cluster-large/).
public enum PodBounds: IntegerBounds {
    /// The legal values.
    public static var range: ClosedRange<Int> { 1...1_000_000 }
}
