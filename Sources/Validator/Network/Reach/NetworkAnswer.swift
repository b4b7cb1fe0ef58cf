/// Whether one end can connect to another, and why.
public struct NetworkAnswer: Sendable {
    /// How sure it is.
    public enum Verdict: String, Sendable {
        /// Policies let it through, or there are none.
        case reachable
        /// That depends on what the tree doesn't show.
        case maybe
        /// Policies of one end, or of both, keep it away.
        case blocked
    }

    /// What the policies of one end say.
    public struct Side: Sendable {
        /// Whether they let anything through on the port that was asked for.
        public let isOpen: Bool
        /// The entries that do; empty where nothing isolates the end.
        public let allowing: [NetworkMap.Reason]
        /// The policies that isolate the end.
        public let isolating: [NetworkMap.Reason]
    }

    /// Who connects.
    public let source: String
    /// Who is connected to.
    public let target: String
    /// Whether it can.
    public let verdict: Verdict
    /// The ports on which it can.
    public let ports: [String]
    /// The policies of the end that connects.
    public let egress: Side
    /// The policies of the end that is connected to.
    public let ingress: Side
}

extension NetworkReach {
    /// What is open between two ends, one answer for each pair of classes of pods.
    public func answers(from source: NetworkEnd, to target: NetworkEnd) -> [NetworkAnswer] {
        let targets = peers(of: target)
        return peers(of: source).flatMap { source in
            // What a pod says to itself is nobody's business.
            targets.filter { $0.title != source.title || $0.isAddress }.map { other in
                answer(from: source, to: other, port: target)
            }
        }
    }

    private struct Peer {
        var title: String
        var peer: NetworkPeer
        var isAddress = false
    }

    private func peers(of end: NetworkEnd) -> [Peer] {
        switch end.what {
        case .pods(let classes):
            classes.map { number in
                let pod = pods.classes[number]
                return Peer(title: "\(pod.pod.namespace)/\(pod.name)", peer: .pod(pod.pod))
            }
        case .addresses(let ranges):
            ranges.map { range in
                let isOne = range.prefixLength == (range.address.isV4 ? 32 : 128)
                return Peer(
                    title: isOne ? range.address.canonicalText : range.text,
                    peer: .range(range),
                    isAddress: true
                )
            }
        }
    }

    private func answer(from source: Peer, to target: Peer, port end: NetworkEnd) -> NetworkAnswer {
        let way = network.way(from: source.peer, to: target.peer)
        let asked = end.port.map { askedPorts($0, end.service, target.peer) } ?? .all
        let certain = way.certainPorts.intersection(asked)
        let ports = certain.isEmpty ? way.ports.intersection(asked) : certain
        let verdict: NetworkAnswer.Verdict = !certain.isEmpty ? .reachable : ports.isEmpty ? .blocked : .maybe
        let policies = way.egress.isolating + way.ingress.isolating
        let places = NetworkEntryPlaces(way.entries, network)
        func side(_ side: NetworkOpenWay.Side, isEgress: Bool) -> NetworkAnswer.Side {
            let entries = side.entries.filter { entry in
                guard certain.isEmpty || side.certainEntries.contains(entry) else { return false }
                guard let rule = rule(of: entry, among: policies) else { return true }
                return !PortSet(rule.ports, of: target.peer).intersection(asked).isEmpty
            }
            return NetworkAnswer.Side(
                isOpen: !side.ports.intersection(asked).isEmpty,
                allowing: entries.map(places.reason),
                isolating: side.isolating.map { policy in
                    NetworkMap.Reason(
                        isEgress: isEgress,
                        policy: "\(policy.object.namespace)/\(policy.object.name)",
                        location: network.index.location(of: policy.object)
                    )
                }
            )
        }
        return NetworkAnswer(
            source: source.title,
            target: target.title,
            verdict: verdict,
            ports: verdict == .blocked ? [] : ports.texts,
            egress: side(way.egress, isEgress: true),
            ingress: side(way.ingress, isEgress: false)
        )
    }

    /// The port of a pod that is meant by a number: of a Service that was named its target, by every protocol.
    private func askedPorts(_ number: Int, _ service: ServiceFacts?, _ target: NetworkPeer) -> PortSet {
        var ports = PortSet.none
        let own = service?.ports.filter { $0.number == number } ?? []
        for port in own {
            switch (port.target, target) {
            case (.number(let number), _): ports.insert(number...number, port.protocolName)
            case (.name(let name), .pod(let pod)):
                for own in pod.ports where own.name == name && own.protocolName == port.protocolName {
                    ports.insert(own.number...own.number, port.protocolName)
                }
            case (.name, _): continue
            }
        }
        guard own.isEmpty else { return ports }
        for name in ["TCP", "UDP", "SCTP"] { ports.insert(number...number, name) }
        return ports
    }

    private func rule(of entry: NetworkOpenWay.Entry, among policies: [NetworkPolicy]) -> NetworkPolicyFacts.Rule? {
        let policy = policies.first { $0.place == entry.policy }
        let rules = (entry.isEgress ? policy?.facts.egress : policy?.facts.ingress) ?? []
        let index = Int(entry.ruleIndex)
        return rules.indices.contains(index) ? rules[index] : nil
    }
}
