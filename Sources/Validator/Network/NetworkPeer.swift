/// One end of a connection.
enum NetworkPeer: Sendable {
    case pod(NetworkPod)
    /// Something outside of the cluster.
    case address(IPAddress)
    /// Every address of a range outside of the cluster.
    case range(CIDR)
}

/// A pod as NetworkPolicies see it.
struct NetworkPod: Sendable {
    var namespace: String
    var namespaceLabels: PartialLabels
    var labels: PartialLabels
    /// The ports that its containers declare.
    var ports: [PodFacts.Port] = []
    /// Whether it has the network of its node, to which policies don't apply.
    var isOnHostNetwork = false
}

/// A port that is connected to.
struct NetworkPort: Hashable, Sendable {
    var number: Int
    var protocolName: String

    init(_ number: Int, _ protocolName: String = "TCP") {
        self.number = number
        self.protocolName = protocolName
    }
}

extension NetworkPolicyFacts.Port {
    /// Whether it is a port of what is connected to.
    func matches(_ port: NetworkPort, of destination: NetworkPeer) -> Bool {
        guard protocolName == port.protocolName else { return false }
        switch numbers {
        case .all: return true
        case .range(let range): return range.contains(port.number)
        case .named(let name):
            guard case .pod(let pod) = destination else { return false }
            return pod.ports.contains { own in
                own.name == name && own.number == port.number && own.protocolName == port.protocolName
            }
        }
    }
}

extension NetworkPolicyFacts.Peer {
    /// Whether it is this end of a connection.
    ///
    /// Whether a block of addresses covers pods within it depends on the network plugin: `maybe`
    /// (kubernetes.io/docs/concepts/services-networking/network-policies, "ipBlock").
    func matches(_ end: NetworkPeer, policyNamespace: String) -> Certainty {
        switch (self, end) {
        case (.nobody, _): return .no
        case (.addresses(let block, let except), .address(let address)):
            return Certainty(block.contains(address) && !except.contains { $0.contains(address) })
        case (.addresses(let block, let except), .range(let range)):
            guard block.overlaps(range), !except.contains(where: { $0.contains(range) }) else { return .no }
            return block.contains(range) && !except.contains(where: range.overlaps) ? .yes : .maybe
        case (.addresses, .pod): return .maybe
        case (.pods, .address), (.pods, .range): return .no
        case (.pods, .pod(let pod)) where pod.isOnHostNetwork: return .no
        case (.pods(let selector, nil), .pod(let pod)):
            return pod.namespace == policyNamespace ? selector.matches(pod.labels) : .no
        case (.pods(let selector, let namespaces?), .pod(let pod)):
            return min(namespaces.matches(pod.namespaceLabels), selector.matches(pod.labels))
        }
    }
}

extension CIDR {
    /// Whether an address is in the range.
    func contains(_ other: IPAddress) -> Bool {
        guard address.isV4 == other.isV4 else { return false }
        let free = UInt128((address.isV4 ? 32 : 128) - prefixLength)
        return free >= 128 || address.bits >> free == other.bits >> free
    }
}
