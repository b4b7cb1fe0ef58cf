import YAML

/// One entry of a policy's rule, which lets something through: a peer, or everyone.
struct NetworkOpening: Sendable {
    var policy: NetworkPolicy
    var isEgress: Bool
    /// The rule, by its place in the list of its direction.
    var ruleIndex: Int
    var rule: NetworkPolicyFacts.Rule
    /// The peer, by its place in the rule's list; `nil` for everyone, where the rule names none.
    var peerIndex: Int?
    /// The namespaces of the peer, where it is pods.
    var namespaces: SelectedNamespaces?

    /// The peer; `nil` for everyone.
    var peer: NetworkPolicyFacts.Peer? { peerIndex.map { rule.peers[$0] } }

    /// The addresses that it opens; `nil` when the peer is pods.
    var addresses: (block: CIDR, except: [CIDR])? {
        if case .addresses(let block, let except) = peer { (block, except) } else { nil }
    }

    /// Whether it lets through to a port of an address.
    func opens(_ port: Int, _ protocolName: String = "TCP") -> Bool {
        let port = NetworkPort(port, protocolName)
        return rule.ports.isEmpty || rule.ports.contains { $0.matches(port, of: .nowhere) }
    }

    /// Whether it opens nothing but the ports of DNS: CoreDNS' own, and 5353, on which OpenShift's pods listen.
    var isForDNS: Bool {
        !rule.ports.isEmpty
            && rule.ports.allSatisfy { port in
                switch port.numbers {
                case .all: false
                case .range(let range): range == 53...53 || range == 5_353...5_353
                case .named(let name): ["dns", "dns-tcp"].contains(name)
                }
            }
    }

    /// The entry in the policy as it is written; the whole rule for everyone.
    func node(in object: ManifestObject) -> YAMLNode? {
        object.policyEntry(isEgress: isEgress, rule: ruleIndex, peer: peerIndex)
    }
}

extension NetworkPeer {
    /// Something outside of the cluster of which no port has a name.
    fileprivate static let nowhere = NetworkPeer.address(.metadata[0])
}

extension NetworkPolicyFacts.Rule {
    /// Its ports in words: `on TCP 80 and UDP 53`, `on every port`.
    var portsText: String {
        guard !ports.isEmpty else { return "on every port" }
        let texts = ports.prefix(4).map(\.text)
        let more = ports.count > 4 ? ["\(ports.count - 4) more"] : []
        let all = texts + more
        return "on "
            + (all.count < 2 ? all.joined() : all.dropLast().joined(separator: ", ") + " and " + all[all.count - 1])
    }
}

extension NetworkPolicyFacts.Port {
    /// The port in words: `TCP 80`, `UDP 8000-8080`, `TCP 'http'`.
    var text: String {
        switch numbers {
        case .all: "every port of \(protocolName)"
        case .range(let range):
            range.count == 1
                ? "\(protocolName) \(range.lowerBound)" : "\(protocolName) \(range.lowerBound)-\(range.upperBound)"
        case .named(let name): "\(protocolName) '\(name)'"
        }
    }
}
