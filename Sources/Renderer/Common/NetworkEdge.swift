import Kubernetes
import PlatformContract
import YAML

/// The ends of the connections that the platform needs; each is opened on both sides.
enum NetworkPeers {
    /// Pods that answer DNS queries.
    static let dns = NetworkPolicyPeer.podSelector(
        LabelSelector(matchLabels: ["k8s-app": "kube-dns"]),
        namespaceSelector: .namespace("kube-system")
    )

    /// Prometheus, as the operator labels its pods (prometheus-operator pkg/prometheus/labels.go).
    static let prometheus = NetworkPolicyPeer.podSelector(
        .named("prometheus"),
        namespaceSelector: .namespace("\(LLMGatewayInterface.namespace)")
    )

    /// Grafana, as its chart labels its pods (grafana/helm-charts `charts/grafana/templates/_helpers.tpl`).
    static let grafana = NetworkPolicyPeer.podSelector(
        .named("grafana"),
        namespaceSelector: .namespace("\(LLMGatewayInterface.namespace)")
    )

    /// The gateway.
    static let gateway = NetworkPolicyPeer.podSelector(
        .named("\(LLMGatewayInterface.serviceName)"),
        namespaceSelector: .namespace("\(LLMGatewayInterface.namespace)")
    )

    /// The proxies of all tenants: their pods, in namespaces that the platform labelled as a tenant's.
    static let proxies = NetworkPolicyPeer.podSelector(
        .named("\(LLMProxyInterface.deploymentName)"),
        namespaceSelector: LabelSelector(matchExpressions: [.init(key: PlatformLabels.tenantName, operator: .exists)])
    )

    /// Queries and, for answers that do not fit a datagram, connections.
    static let dnsPorts = [
        NetworkPolicyPort(protocol: .udp, port: 53),
        NetworkPolicyPort(protocol: .tcp, port: 53),
    ]

    static func tcp(_ port: Int32) -> [NetworkPolicyPort] {
        [NetworkPolicyPort(protocol: .tcp, port: .int(port))]
    }
}
