import YAML

/// How many ports of the nodes a Service takes, as a quota of `services.nodeports` counts them (Kubernetes:
/// pkg/quota/v1/evaluator/core/services.go, `Usage`).
enum NodePortCount {
    /// - Parameter spec: the specification of the Service.
    static func of(_ spec: YAMLNode) -> Int {
        let ports = spec.list("ports").map(\.self)
        switch spec["type"]?.string {
        case "NodePort": return ports.count
        case "LoadBalancer":
            guard case .bool(false) = spec["allocateLoadBalancerNodePorts"]?.nonString else { return ports.count }
            return ports.count { ($0["nodePort"]?.integer ?? 0) != 0 }
        default: return 0
        }
    }
}
