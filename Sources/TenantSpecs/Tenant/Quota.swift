public import Kubernetes
public import YAML

/// What all pods of a namespace may request together.
public struct Quota: Structured {
    /// CPU requests, in cores; derived when left out.
    public var cpu: Quantity?
    /// Memory requests, in bytes; derived when left out.
    public var memory: Quantity?
    /// Pods; derived when left out.
    public var pods: ReplicaCount?

    /// Makes the value; what is left out has its default.
    public init(
        cpu: Quantity? = nil,
        memory: Quantity? = nil,
        pods: ReplicaCount? = nil
    ) {
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
            cpu: visit.optional("cpu", value?.cpu, "CPU requests, in cores; derived when left out."),
            memory: visit.optional("memory", value?.memory, "Memory requests, in bytes; derived when left out."),
            pods: visit.optional("pods", value?.pods, "Pods; derived when left out.")
        )
    }
}
