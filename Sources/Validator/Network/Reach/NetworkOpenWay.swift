import Diagnostics

/// What policies leave open between two ends: on which ports, and because of which entries.
struct NetworkOpenWay {
    /// An entry of a policy that lets something through, in little memory: a large tree has one for each end of each way.
    struct Entry: Hashable {
        /// The policy's place among the objects of the index.
        var policy: Int32
        var isEgress: Bool
        var ruleIndex: Int32
        /// `nil` for a rule that lets everyone through.
        var peerIndex: Int32?

        init(_ policy: NetworkPolicy, isEgress: Bool, rule: Int, peer: Int?) {
            self.policy = policy.place
            self.isEgress = isEgress
            ruleIndex = Int32(truncatingIfNeeded: rule)
            peerIndex = peer.map { Int32(truncatingIfNeeded: $0) }
        }
    }

    /// What one end says.
    struct Side {
        /// Whether any policy isolates it, or may.
        var isIsolated = false
        /// The ports that may be open, and those that certainly are.
        var ports = PortSet.none
        var certainPorts = PortSet.none
        /// The entries that open, or may; and those of them that certainly do.
        var entries: [Entry] = []
        var certainEntries: Set<Entry> = []
        var isolating: [NetworkPolicy] = []
    }

    var egress: Side
    var ingress: Side

    /// The ports that may be open.
    var ports: PortSet { egress.ports.intersection(ingress.ports) }
    /// The ports that certainly are open.
    var certainPorts: PortSet { egress.certainPorts.intersection(ingress.certainPorts) }
    /// Whether anything is open.
    var certainty: Certainty { ports.isEmpty ? .no : certainPorts.isEmpty ? .maybe : .yes }
    var entries: [Entry] { egress.entries + ingress.entries }
    var certainEntries: Set<Entry> { egress.certainEntries.union(ingress.certainEntries) }
}

extension NetworkModel {
    /// What is open from one end to another.
    func way(from source: NetworkPeer, to destination: NetworkPeer) -> NetworkOpenWay {
        NetworkOpenWay(
            egress: side(of: source, to: destination, isEgress: true, destination: destination),
            ingress: side(of: destination, to: source, isEgress: false, destination: destination)
        )
    }

    private func side(
        of end: NetworkPeer,
        to other: NetworkPeer,
        isEgress: Bool,
        destination: NetworkPeer
    ) -> NetworkOpenWay.Side {
        var side = NetworkOpenWay.Side()
        var isCertainlyIsolated = false
        // What all those allow that may isolate it is open whether they do or not.
        var byAll = PortSet.all
        if case .pod(let pod) = end, !pod.isOnHostNetwork {
            for policy in policies(in: pod.namespace) {
                guard let rules = isEgress ? policy.facts.egress : policy.facts.ingress else { continue }
                let isSelected = policy.facts.pods.matches(pod.labels)
                guard isSelected > .no else { continue }
                side.isolating.append(policy)
                let own = side.add(policy, rules, to: other, destination, isEgress: isEgress)
                if isSelected == .yes {
                    isCertainlyIsolated = true
                    side.certainPorts = side.certainPorts.union(own)
                } else {
                    byAll = byAll.intersection(own)
                }
            }
        }
        side.isIsolated = !side.isolating.isEmpty
        if !isCertainlyIsolated {
            side.ports = .all
            side.certainPorts = byAll
        }
        return side
    }
}

extension NetworkOpenWay.Side {
    /// Adds what a policy opens.
    ///
    /// - Returns: the ports that it certainly opens to those that it selects.
    fileprivate mutating func add(
        _ policy: NetworkPolicy,
        _ rules: [NetworkPolicyFacts.Rule],
        to other: NetworkPeer,
        _ destination: NetworkPeer,
        isEgress: Bool
    ) -> PortSet {
        var certain = PortSet.none
        for (ruleIndex, rule) in rules.enumerated() {
            let open = PortSet(rule.ports, of: destination)
            guard !open.isEmpty else { continue }
            var matches: [(peerIndex: Int?, certainty: Certainty)] = rule.peers.enumerated().map { peerIndex, peer in
                (peerIndex, peer.matches(other, policyNamespace: policy.object.namespace))
            }
            if rule.peers.isEmpty { matches.append((nil, .yes)) }
            for match in matches where match.certainty > .no {
                let entry = NetworkOpenWay.Entry(policy, isEgress: isEgress, rule: ruleIndex, peer: match.peerIndex)
                entries.append(entry)
                ports = ports.union(open)
                guard match.certainty == .yes else { continue }
                certainEntries.insert(entry)
                certain = certain.union(open)
            }
        }
        return certain
    }
}
