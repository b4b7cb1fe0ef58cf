public import Kubernetes

/// What one workload needs at its largest: as many pods as its autoscaler may make, and those that a rolling update adds.
public struct WorkloadNeeds: Hashable, Sendable {
    /// The workload, for messages: `app`.
    public var name: String
    /// Pods at most, before the surge.
    public var replicas: Int
    /// Pods that a rolling update adds; the Deployments that we render add one at a time.
    public static let surge = 1
    /// What each pod asks for and may use.
    public var resources: Resources

    /// Pods at most.
    public var pods: Int { replicas + Self.surge }
}

extension Tenant {
    /// The tenant's workloads. A suspended tenant keeps its needs, so that waking it up meets no quota in the way.
    public var workloadNeeds: [WorkloadNeeds] {
        [
            WorkloadNeeds(
                name: "app",
                replicas: spec.app.autoscaling?.maxReplicas.value ?? spec.app.replicas.value,
                resources: spec.app.resources
            ),
            WorkloadNeeds(
                name: "llm-proxy",
                replicas: spec.llm.autoscaling?.maxReplicas.value ?? spec.llm.replicas.value,
                resources: spec.llm.resources
            ),
        ]
    }
}

extension [WorkloadNeeds] {
    /// Pods of all workloads together.
    public var pods: Int { reduce(0) { $0 + $1.pods } }

    /// One kind of resource of all pods together.
    public func total(_ amount: (Resources) -> Quantity) -> Quantity {
        reduce(Quantity.zero) { $0 + amount($1.resources) * $1.pods }
    }
}
