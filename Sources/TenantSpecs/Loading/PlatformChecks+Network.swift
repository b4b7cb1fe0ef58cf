import Diagnostics

extension PlatformChecks {
    /// Whether network policies can be written for what the gateway has to reach.
    ///
    /// An empty list of addresses or ports is no rule that allows nothing: Kubernetes takes it for everything
    /// (networking/v1 types.go NetworkPolicyEgressRule).
    static func checkNetwork(_ spec: PlatformSpec, _ source: SpecSource) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        let lists = [("addresses", spec.apiServer.addresses.isEmpty), ("ports", spec.apiServer.ports.isEmpty)]
        for (key, isEmpty) in lists where isEmpty {
            let location = source.location("spec", "apiServer", key)
            diagnostics.append(
                .spec("spec-network", "the API server needs \(key); leave them out for the default", at: location)
            )
        }
        if let redis = spec.gateway.limits.redis, (redis.namespace == nil) == redis.addresses.isEmpty {
            diagnostics.append(
                .spec(
                    "spec-network",
                    "say where the Redis is: the 'namespace' of its pods, or its 'addresses' outside of the cluster"
                        + (redis.namespace == nil ? "" : "; not both"),
                    at: source.location("spec", "gateway", "limits", "redis")
                )
            )
        }
        return diagnostics
    }
}
