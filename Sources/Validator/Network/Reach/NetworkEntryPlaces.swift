import Diagnostics
import YAML

/// Where entries of policies are written.
struct NetworkEntryPlaces {
    private var reasons: [NetworkOpenWay.Entry: NetworkMap.Reason] = [:]

    /// Reads the files of the entries again, each once.
    init(_ entries: [NetworkOpenWay.Entry], _ network: NetworkModel) {
        var finder = ObjectFinder(network.index.tree)
        let objects = network.index.objects
        let sorted = Set(entries).sorted { left, right in
            (objects[Int(left.policy)].file, left.policy) < (objects[Int(right.policy)].file, right.policy)
        }
        reasons.reserveCapacity(sorted.count)
        for entry in sorted {
            let policy = objects[Int(entry.policy)]
            reasons[entry] = NetworkMap.Reason(
                isEgress: entry.isEgress,
                policy: "\(policy.namespace)/\(policy.name)",
                location: finder.place(of: policy, entry.node).location
            )
        }
    }

    /// What an entry, one of those that were asked for, is the reason of.
    func reason(_ entry: NetworkOpenWay.Entry) -> NetworkMap.Reason {
        reasons[entry] ?? NetworkMap.Reason(isEgress: entry.isEgress, policy: nil, location: nil)
    }
}

extension NetworkOpenWay.Entry {
    /// The entry as it is written; the whole rule for everyone.
    func node(in object: ManifestObject) -> YAMLNode? {
        object.policyEntry(isEgress: isEgress, rule: Int(ruleIndex), peer: peerIndex.map(Int.init))
    }
}

extension ManifestObject {
    /// An entry of a NetworkPolicy: a rule, or a peer of it.
    func policyEntry(isEgress: Bool, rule ruleIndex: Int, peer peerIndex: Int?) -> YAMLNode? {
        let rules = root["spec"]?.list(isEgress ? "egress" : "ingress").map(\.self) ?? []
        guard rules.indices.contains(ruleIndex) else { return nil }
        guard let peerIndex else { return rules[ruleIndex] }
        return rules[ruleIndex].list(isEgress ? "to" : "from").dropFirst(peerIndex).first { _ in true }
    }
}
