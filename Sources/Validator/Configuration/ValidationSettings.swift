import KubernetesSchemas

/// What rules are told beside the tree: by `.tenantry.yaml`, and by the platform's spec.
public struct ValidationSettings: Sendable {
    /// What is known of metrics.
    public var metrics = MetricConfiguration()
    /// Which namespaces are tenants'.
    public var tenancy = TenancyConfiguration()
    /// What pods may do, and where their images come from.
    public var security = SecurityConfiguration()
    /// What there is around the pods' network.
    public var network = NetworkConfiguration()
    /// The versions of Kubernetes that are asked: the validator's own.
    var versions: [KubernetesVersion] = [.newest]
    /// The size of the cluster.
    public var capacity = CapacityConfiguration()

    /// The defaults.
    public init() {}

    /// What a configuration says.
    public init(_ spec: ConfigurationSpec) {
        metrics = spec.metrics
        tenancy = spec.tenancy
        security = spec.security
        network = spec.network
        capacity = spec.capacity
    }
}
