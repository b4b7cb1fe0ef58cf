/// What the NetworkPolicies of a tree let through: who can connect to whom.
///
/// The semantics are Kubernetes' own (networking/v1 `NetworkPolicy`): a pod is isolated in a direction once a policy of its
/// namespace selects it for that direction; policies only ever allow, so that all of them together count; a connection
/// has to be let out at one end and in at the other. What a pod says to itself and what comes from its node is
/// never kept away, and not asked here. Policies of other kinds (a network plugin's own) are not known.
struct NetworkModel: Sendable {
    let index: ManifestIndex

    init(_ index: ManifestIndex) {
        self.index = index
    }

    /// The policies of a namespace.
    func policies(in namespace: String) -> [NetworkPolicy] {
        let objects = index.objects(.networkPolicy, in: namespace)
        return objects.indices.compactMap { place in
            guard case .networkPolicy(let facts) = objects[place].content else { return nil }
            return NetworkPolicy(place: Int32(truncatingIfNeeded: place), object: objects[place], facts: facts)
        }
    }

    /// Whether a connection is let through, and because of which policies.
    func allows(from source: NetworkPeer, to destination: NetworkPeer, port: NetworkPort) -> NetworkVerdict {
        var verdict = NetworkVerdict(egress: .open, ingress: .open)
        if case .pod(let pod) = source {
            verdict.egress = NetworkVerdict.Side(policies(in: pod.namespace), of: pod) { policy in
                policy.facts.egress.map { rules in
                    policy.allows(rules, peer: destination, port, of: destination)
                }
            }
        }
        if case .pod(let pod) = destination {
            verdict.ingress = NetworkVerdict.Side(policies(in: pod.namespace), of: pod) { policy in
                policy.facts.ingress.map { rules in policy.allows(rules, peer: source, port, of: destination) }
            }
        }
        return verdict
    }

    /// A pod of the tree.
    func pod(_ facts: PodFacts, in namespace: String) -> NetworkPod {
        pod(facts, in: namespace, labels(ofNamespace: namespace))
    }

    /// A pod of a namespace that has some labels.
    func pod(_ facts: PodFacts, in namespace: String, _ namespaceLabels: PartialLabels) -> NetworkPod {
        NetworkPod(
            namespace: namespace,
            namespaceLabels: namespaceLabels,
            labels: PartialLabels(facts.labels),
            ports: facts.ports,
            isOnHostNetwork: facts.isOnHostNetwork
        )
    }

    /// The labels of a namespace: of one that the tree doesn't define only the name is known, which the server sets.
    func labels(ofNamespace namespace: String) -> PartialLabels {
        let name = Label(key: "kubernetes.io/metadata.name", value: namespace)
        guard let object = index.objects(.namespace, namespace, in: "").first,
            case .namespace(let labels) = object.content
        else { return PartialLabels([name], isComplete: false) }
        return PartialLabels([name] + labels)
    }
}

extension NetworkPolicy {
    fileprivate func allows(
        _ rules: [NetworkPolicyFacts.Rule],
        peer: NetworkPeer,
        _ port: NetworkPort,
        of destination: NetworkPeer
    ) -> Certainty {
        var certainty = Certainty.no
        for rule in rules {
            guard rule.ports.isEmpty || rule.ports.contains(where: { $0.matches(port, of: destination) }) else {
                continue
            }
            guard !rule.peers.isEmpty else { return .yes }
            for other in rule.peers {
                certainty = max(certainty, other.matches(peer, policyNamespace: object.namespace))
            }
        }
        return certainty
    }
}
