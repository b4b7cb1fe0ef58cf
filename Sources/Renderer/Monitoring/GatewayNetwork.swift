import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

extension GatewayContext {
    /// The tenants' proxies reach the gateway, and Prometheus its metrics, which no tenant may read; the gateway reaches DNS, addresses outside the cluster, the API
    /// server for the keys of tokens, and the Redis of its limits.
    ///
    /// Otherwise private and link-local addresses stay closed: among them are the cluster's pods and nodes, and the metadata
    /// service that hands out the node's credentials (RFC 1918, RFC 3927, RFC 6598, RFC 4193, RFC 4291).
    var networkPolicies: [any KubernetesDocument] {
        [
            NetworkPolicy(
                metadata: metadata("\(Self.name)"),
                spec: .init(
                    podSelector: .named("\(Self.name)"),
                    ingress: [
                        .init(ports: NetworkPeers.tcp(LLMGatewayInterface.port), from: [NetworkPeers.proxies]),
                        .init(
                            ports: NetworkPeers.tcp(LLMGatewayInterface.metricsPort),
                            from: [NetworkPeers.prometheus]
                        ),
                    ],
                    egress: [
                        .init(ports: NetworkPeers.dnsPorts, to: [NetworkPeers.dns]),
                        .init(ports: upstreamPorts, to: [.ipBlock(Self.internet4), .ipBlock(Self.internet6)]),
                        .init(
                            ports: apiServer.ports.flatMap { NetworkPeers.tcp(Int32($0.value)) },
                            to: Self.blocks(apiServer.addresses)
                        ),
                    ] + redis,
                    policyTypes: [.ingress, .egress]
                )
            )
        ]
    }

    /// The ports that the upstreams' addresses name, each once.
    private var upstreamPorts: [NetworkPolicyPort] {
        Set(platform.spec.gateway.upstreams.map(\.url.port)).sorted().flatMap { NetworkPeers.tcp(Int32($0)) }
    }

    private var apiServer: APIServer { platform.spec.apiServer }

    /// The edge to the Redis, if there is one.
    private var redis: [NetworkPolicyEgressRule] {
        guard let redis = platform.spec.gateway.limits.redis else { return [] }
        let pods = redis.namespace.map { NetworkPolicyPeer.namespaceSelector(.namespace("\($0)")) }
        return [
            .init(
                ports: NetworkPeers.tcp(Int32(redis.address.port)),
                to: pods.map { [$0] } ?? Self.blocks(redis.addresses)
            )
        ]
    }

    private static func blocks(_ blocks: [AddressBlock]) -> [NetworkPolicyPeer] {
        blocks.map { .ipBlock(.init(cidr: $0.text)) }
    }

    private static let internet4 = IPBlock(
        cidr: "0.0.0.0/0",
        except: ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"]
    )

    private static let internet6 = IPBlock(cidr: "::/0", except: ["fc00::/7", "fe80::/10"])
}
