public import YAML

/// How a workload grows with its load.
public struct Autoscaling: Structured {
    /// The most pods; the least are the workload's replicas.
    public var maxReplicas: ReplicaCount
    /// The CPU use, in percent of what is requested, at which pods are added.
    public var targetCPUUtilization: Utilization

    /// Makes the value; what is left out has its default.
    public init(
        maxReplicas: ReplicaCount,
        targetCPUUtilization: Utilization = 70
    ) {
        self.maxReplicas = maxReplicas
        self.targetCPUUtilization = targetCPUUtilization
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            maxReplicas: visit.required(
                "maxReplicas",
                value?.maxReplicas,
                "The most pods; the least are the workload's replicas."
            ),
            targetCPUUtilization: visit.optional(
                "targetCPUUtilization",
                value?.targetCPUUtilization,
                default: 70,
                "The CPU use, in percent of what is requested, at which pods are added."
            )
        )
    }
}
