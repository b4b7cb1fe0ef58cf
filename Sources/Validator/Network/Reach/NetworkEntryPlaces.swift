import Diagnostics
import YAML

/// Where entries of policies are written.
struct NetworkEntryPlaces {
    private var places: [NetworkOpenWay.Entry: SourceLocation] = [:]

    /// Reads the files of the entries again, each once.
    init(_ entries: [NetworkOpenWay.Entry], _ network: NetworkModel) {
        var finder = ObjectFinder(network.index.tree)
        let sorted = Set(entries).sorted { ($0.policy.file, $0.policy.line) < ($1.policy.file, $1.policy.line) }
        for entry in sorted {
            let policies = network.index.objects(.networkPolicy, entry.policy.name, in: entry.policy.namespace)
            guard let policy = policies.first(where: { NetworkPolicyReference($0) == entry.policy }) else { continue }
            places[entry] = finder.place(of: policy, entry.node).location
        }
    }

    func reason(_ entry: NetworkOpenWay.Entry) -> NetworkMap.Reason {
        NetworkMap.Reason(
            isEgress: entry.isEgress,
            policy: "\(entry.policy.namespace)/\(entry.policy.name)",
            location: places[entry]
        )
    }
}

extension NetworkOpenWay.Entry {
    /// The entry as it is written; the whole rule for everyone.
    func node(in object: ManifestObject) -> YAMLNode? {
        object.policyEntry(isEgress: isEgress, rule: ruleIndex, peer: peerIndex)
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
