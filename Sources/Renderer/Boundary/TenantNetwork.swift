import Kubernetes
import PlatformContract
import YAML

/// Who may talk to whom: nobody, but for the edges that the tenant's workloads need.
extension TenantContext {
    var networkPolicies: [any KubernetesDocument] {
        [defaultDeny, dns, appPolicy, proxyPolicy]
    }

    private var defaultDeny: NetworkPolicy {
        NetworkPolicy(
            metadata: metadata("default-deny"),
            spec: .init(podSelector: .init(), policyTypes: [.ingress, .egress])
        )
    }

    private var dns: NetworkPolicy {
        NetworkPolicy(
            metadata: metadata("allow-dns"),
            spec: .init(
                podSelector: .init(),
                egress: [.init(ports: NetworkPeers.dnsPorts, to: [NetworkPeers.dns])],
                policyTypes: [.egress]
            )
        )
    }

    /// Prometheus reads the app's metrics; the app asks the proxy.
    private var appPolicy: NetworkPolicy {
        let workload = Workload.appName(of: name)
        return NetworkPolicy(
            metadata: metadata("\(workload)"),
            spec: .init(
                podSelector: .named("\(workload)"),
                ingress: [
                    .init(ports: NetworkPeers.tcp(TenantAppInterface.containerPort), from: [NetworkPeers.prometheus])
                ],
                egress: [
                    .init(
                        ports: NetworkPeers.tcp(LLMProxyInterface.port),
                        to: [.podSelector(.named("\(Workload.proxyName)"))]
                    )
                ],
                policyTypes: [.ingress, .egress]
            )
        )
    }

    /// The app asks the proxy, Prometheus reads its metrics; the proxy asks the gateway.
    private var proxyPolicy: NetworkPolicy {
        NetworkPolicy(
            metadata: metadata("\(Workload.proxyName)"),
            spec: .init(
                podSelector: .named("\(Workload.proxyName)"),
                ingress: [
                    .init(
                        ports: NetworkPeers.tcp(LLMProxyInterface.port),
                        from: [.podSelector(.named("\(Workload.appName(of: name))")), NetworkPeers.prometheus]
                    )
                ],
                egress: [
                    .init(ports: NetworkPeers.tcp(LLMGatewayInterface.port), to: [NetworkPeers.gateway])
                ],
                policyTypes: [.ingress, .egress]
            )
        )
    }
}
