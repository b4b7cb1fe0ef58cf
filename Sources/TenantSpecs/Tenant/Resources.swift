public import Kubernetes
public import YAML

/// What the containers of a workload ask for and may use at most.
public struct Resources: Structured {
    /// What the scheduler sets aside for each container.
    public var requests: ComputeAmount
    /// What each container may use at most.
    public var limits: ComputeAmount

    /// Makes the value; what is left out has its default.
    public init(
        requests: ComputeAmount,
        limits: ComputeAmount
    ) {
        self.requests = requests
        self.limits = limits
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            requests: visit.required("requests", value?.requests, "What the scheduler sets aside for each container."),
            limits: visit.required("limits", value?.limits, "What each container may use at most.")
        )
    }
}

/// An amount of CPU and memory.
public struct ComputeAmount: Structured {
    /// CPU, in cores: 100m is a tenth of one.
    public var cpu: Quantity
    /// Memory, in bytes: 128Mi.
    public var memory: Quantity

    /// Makes the value; what is left out has its default.
    public init(
        cpu: Quantity,
        memory: Quantity
    ) {
        self.cpu = cpu
        self.memory = memory
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            cpu: visit.required("cpu", value?.cpu, "CPU, in cores: 100m is a tenth of one."),
            memory: visit.required("memory", value?.memory, "Memory, in bytes: 128Mi.")
        )
    }
}
