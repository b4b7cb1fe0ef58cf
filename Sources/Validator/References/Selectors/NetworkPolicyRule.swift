import YAML

/// One rule of a NetworkPolicy: who may connect to whom, on which ports.
struct NetworkPolicyRule {
    /// One side of a connection that isn't the policy's own pods.
    struct Peer {
        var podSelector: YAMLNode?
        var namespaceSelector: YAMLNode?
        var isAddress: Bool
    }

    var isEgress: Bool
    /// Nobody in particular when there are none: everyone.
    var peers: [Peer]
    var ports: [YAMLNode]
    private var ownPods: YAMLNode?

    /// The rules of a policy, for both directions.
    static func all(of object: ManifestObject) -> [NetworkPolicyRule] {
        guard let spec = object.root["spec"] else { return [] }
        return [("ingress", "from"), ("egress", "to")].flatMap { direction, side in
            spec.list(direction).map { rule in
                NetworkPolicyRule(
                    isEgress: direction == "egress",
                    peers: rule.list(side).map { peer in
                        Peer(
                            podSelector: peer["podSelector"],
                            namespaceSelector: peer["namespaceSelector"],
                            isAddress: peer["ipBlock"] != nil
                        )
                    },
                    ports: Array(rule.list("ports")),
                    ownPods: spec["podSelector"]
                )
            }
        }
    }

    /// The pods that listen on the rule's ports: the policy's own, or its peers for egress; `nil` when they can't be known.
    func listeners(_ index: ManifestIndex, of object: ManifestObject) -> [PodFacts]? {
        guard isEgress else {
            guard !index.isOpen(object.namespace), let ownPods else { return nil }
            return index.pods(LabelSelector(ownPods), in: object.namespace)
        }
        guard !peers.isEmpty else { return nil }
        var pods: [PodFacts] = []
        for peer in peers {
            guard let namespaces = peer.namespaces(index, of: object), !namespaces.contains(where: index.isOpen) else {
                return nil
            }
            let selector = peer.podSelector.map { LabelSelector($0) } ?? LabelSelector(labels: [])
            for namespace in namespaces { pods += index.pods(selector, in: namespace) }
        }
        return pods
    }
}

extension NetworkPolicyRule.Peer {
    /// The namespaces of the tree that it may be in; `nil` for addresses, and for namespaces that the tree doesn't have.
    func namespaces(_ index: ManifestIndex, of object: ManifestObject) -> [String]? {
        guard !isAddress else { return nil }
        guard let namespaceSelector else { return [object.namespace] }
        let selector = LabelSelector(namespaceSelector)
        // Every namespace, and so also those that aren't in the tree.
        guard !selector.isEmpty else { return nil }
        let found = index.namespaces(selector)
        guard found.isEmpty else { return found }
        let name = selector.labels.first { $0.key == "kubernetes.io/metadata.name" }?.value
        return name.flatMap { index.knows(namespace: $0) ? [$0] : nil }
    }
}
