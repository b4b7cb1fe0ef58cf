import Diagnostics
import YAML

/// The part of a policy that comes nearest to letting a connection through, and doesn't.
struct NearMiss {
    var policy: NetworkPolicy
    var isEgress: Bool
    var ruleIndex: Int
    /// The peer that should match; `nil` when it is the ports that should.
    var peerIndex: Int?

    /// The same for everything that the same entry stops on the same port.
    struct Key: Hashable {
        var file: Int32
        var position: SourcePosition
        var isEgress: Bool
        var ruleIndex: Int
        var peerIndex: Int?
        var port: NetworkPort
    }

    func key(_ port: NetworkPort) -> Key {
        Key(
            file: policy.object.file,
            position: policy.object.position,
            isEgress: isEgress,
            ruleIndex: ruleIndex,
            peerIndex: peerIndex,
            port: port
        )
    }

    /// What stands there: the ports, or the peer.
    func node(in object: ManifestObject) -> YAMLNode? {
        let entry = object.policyEntry(isEgress: isEgress, rule: ruleIndex, peer: peerIndex)
        guard peerIndex == nil else { return entry }
        return entry?.list("ports").first { _ in true }.map { $0["port"] ?? $0 } ?? entry
    }
}

extension NetworkVerdict.Side {
    /// What comes nearest to letting a connection through, among the policies that stop it.
    ///
    /// A rule with the right peer and other ports comes before one with the right ports and another peer; of peers, one whose
    /// namespace or pods are right comes first.
    func nearMiss(isEgress: Bool, other: NetworkPod, destination: NetworkPeer, port: NetworkPort) -> NearMiss? {
        var best: (rank: Int, miss: NearMiss)?
        func consider(_ rank: Int, _ miss: NearMiss) {
            if rank < best?.rank ?? .max { best = (rank, miss) }
        }
        for policy in isolating {
            for (ruleIndex, rule) in ((isEgress ? policy.facts.egress : policy.facts.ingress) ?? []).enumerated() {
                let hasPort = rule.ports.isEmpty || rule.ports.contains { $0.matches(port, of: destination) }
                let miss = NearMiss(policy: policy, isEgress: isEgress, ruleIndex: ruleIndex)
                for (peerIndex, peer) in rule.peers.enumerated() {
                    let closeness = peer.closeness(to: other, from: policy.object.namespace)
                    if !hasPort, closeness == .whole { consider(0, miss) }
                    guard hasPort, !rule.ports.isEmpty else { continue }
                    var peerMiss = miss
                    peerMiss.peerIndex = peerIndex
                    if closeness == .namespace { consider(1, peerMiss) }
                    if closeness == .pods { consider(2, peerMiss) }
                }
            }
        }
        return best?.miss
    }
}

extension NetworkPolicyFacts.Peer {
    fileprivate enum Closeness {
        case none, pods, namespace, whole
    }

    /// How much of a peer a pod is.
    fileprivate func closeness(to pod: NetworkPod, from namespace: String) -> Closeness {
        guard case .pods(let selector, let namespaces) = self else { return .none }
        let isPod = selector.matches(pod.labels) > .no
        let isNamespace = namespaces.map { $0.matches(pod.namespaceLabels) > .no } ?? (pod.namespace == namespace)
        switch (isNamespace, isPod) {
        case (true, true): return .whole
        case (true, false): return .namespace
        case (false, true): return selector.isEmpty ? .none : .pods
        case (false, false): return .none
        }
    }
}
