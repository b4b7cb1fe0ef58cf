import Diagnostics

/// Makes the map of a tree: nodes first, then an edge for each way that an entry of a policy, or the lack of any policy, opens.
struct NetworkMapBuilder {
    /// An edge whose reasons are entries still, not places.
    struct Draft {
        var source: Int
        var target: Int
        var ports: PortSet
        var isCertain: Bool
        var entries: [NetworkOpenWay.Entry]
        /// The ends that no policy isolates.
        var isOpen: (egress: Bool, ingress: Bool)
    }

    struct Pair: Hashable {
        var source: Int
        var target: Int
    }

    let network: NetworkModel
    let pods: NetworkPods
    private(set) var nodes: [NetworkMap.Node] = []
    private(set) var drafts: [Pair: Draft] = [:]
    private var outside: [String: Int] = [:]
    private var namespaces: [LabelSelector: [String]] = [:]
    /// The ports of edges, one copy for all that are equal: most tenants' are.
    private var portSets: Set<PortSet> = []

    init(_ network: NetworkModel, _ pods: NetworkPods) {
        self.network = network
        self.pods = pods
        let tenancy = network.index.tenancy
        for (number, pod) in pods.classes.enumerated() {
            let namespace = pod.pod.namespace
            let isolated = { (isEgress: Bool) in
                !pod.pod.isOnHostNetwork
                    && network.policies(in: namespace).contains { policy in
                        (isEgress ? policy.facts.egress : policy.facts.ingress) != nil
                            && policy.facts.pods.matches(pod.pod.labels) == .yes
                    }
            }
            nodes.append(
                NetworkMap.Node(
                    id: number,
                    kind: pod.workloads.isEmpty ? .unseenPods : .pods,
                    title: "\(namespace)/\(pod.name)",
                    namespace: namespace,
                    tenant: tenancy.tenant(ofNamespace: namespace),
                    detail: pod.workloads.isEmpty
                        ? [pod.selector?.text ?? ""] : pod.workloads.map(\.identity.title),
                    location: pod.workloads.first.map(network.index.location),
                    isIsolated: (isolated(true), isolated(false))
                )
            )
        }
        for number in pods.classes.indices { addWays(of: number) }
    }

    /// The map, with the places of the entries.
    func map() -> NetworkMap {
        let places = NetworkEntryPlaces(drafts.values.flatMap(\.entries), network)
        let edges = drafts.values.sorted { ($0.source, $0.target) < ($1.source, $1.target) }.map { draft in
            var reasons: [NetworkMap.Reason] = []
            reasons.reserveCapacity(
                draft.entries.count + (draft.isOpen.egress ? 1 : 0) + (draft.isOpen.ingress ? 1 : 0)
            )
            for (isEgress, isOpen) in [(true, draft.isOpen.egress), (false, draft.isOpen.ingress)] where isOpen {
                reasons.append(NetworkMap.Reason(isEgress: isEgress, policy: nil, location: nil))
            }
            reasons += draft.entries.map(places.reason)
            return NetworkMap.Edge(
                source: draft.source,
                target: draft.target,
                ports: draft.ports.texts,
                isCertain: draft.isCertain,
                reasons: reasons
            )
        }
        return NetworkMap(nodes: nodes, edges: edges)
    }
}

// MARK: - Ways

extension NetworkMapBuilder {
    /// Adds what one class of pods may connect to, and who may connect to it, as its own policies have it.
    private mutating func addWays(of number: Int) {
        let pod = pods.classes[number].pod
        for isEgress in [true, false] {
            var isIsolated = false
            for policy in network.policies(in: pod.namespace) where !pod.isOnHostNetwork {
                guard let rules = isEgress ? policy.facts.egress : policy.facts.ingress,
                    policy.facts.pods.matches(pod.labels) == .yes
                else { continue }
                isIsolated = true
                for (ruleIndex, rule) in rules.enumerated() {
                    add(rule, ruleIndex, of: policy, isEgress: isEgress, to: number)
                }
            }
            if !isIsolated { addUnisolated(number, isEgress: isEgress) }
        }
    }

    private mutating func add(
        _ rule: NetworkPolicyFacts.Rule,
        _ ruleIndex: Int,
        of policy: NetworkPolicy,
        isEgress: Bool,
        to number: Int
    ) {
        func entry(_ peerIndex: Int?) -> NetworkOpenWay.Entry {
            NetworkOpenWay.Entry(policy, isEgress: isEgress, rule: ruleIndex, peer: peerIndex)
        }
        if rule.peers.isEmpty {
            addOutside(.everything, "everything", to: number, rule.ports, isEgress: isEgress, entry(nil))
        }
        for (peerIndex, peer) in rule.peers.enumerated() {
            switch peer {
            case .nobody: continue
            case .addresses(let block, let except):
                for (kind, title) in kinds(of: AddressBlock(block: block, except: except)) {
                    addOutside(kind, title, to: number, rule.ports, isEgress: isEgress, entry(peerIndex))
                }
            case .pods(let selector, let namespaces):
                let others = self.others(selector, namespaces, policy.object.namespace)
                guard others.count <= NetworkMap.groupLimit else {
                    let text = [namespaces?.text, selector.text].compactMap(\.self).filter { !$0.isEmpty }
                    let title =
                        "\(others.count) classes of pods" + (text.isEmpty ? "" : " (\(text.joined(separator: "; ")))")
                    addOutside(.group, title, to: number, rule.ports, isEgress: isEgress, entry(peerIndex))
                    continue
                }
                for other in others where other != number {
                    addWay(isEgress ? Pair(source: number, target: other) : Pair(source: other, target: number))
                }
            }
        }
    }

    /// The classes of pods that a peer selects, or may.
    private mutating func others(_ selector: LabelSelector, _ namespaces: LabelSelector?, _ own: String) -> [Int] {
        guard let namespaces else { return matching(selector, in: own) }
        let names: [String]
        if let known = self.namespaces[namespaces] {
            names = known
        } else {
            let index = network.index
            names =
                index.namespaces(namespaces)
                + namespaces.namedNamespaces.filter { !index.contains(.namespace, $0, in: "") }
            self.namespaces[namespaces] = names
        }
        return names.flatMap { matching(selector, in: $0) }
    }

    private func matching(_ selector: LabelSelector, in namespace: String) -> [Int] {
        (pods.byNamespace[namespace] ?? []).filter { number in
            !pods.classes[number].pod.isOnHostNetwork && selector.matches(pods.classes[number].pod.labels) > .no
        }
    }

    private mutating func addWay(_ pair: Pair) {
        guard drafts[pair] == nil else { return }
        let way = network.way(from: .pod(pods.classes[pair.source].pod), to: .pod(pods.classes[pair.target].pod))
        guard way.certainty > .no else { return }
        // What is certain hides what may be so besides.
        let isCertain = way.certainty == .yes
        drafts[pair] = Draft(
            source: pair.source,
            target: pair.target,
            ports: portSets.insert(isCertain ? way.certainPorts : way.ports).memberAfterInsert,
            isCertain: isCertain,
            entries: isCertain ? certainEntries(of: way) : way.entries,
            isOpen: (!way.egress.isIsolated, !way.ingress.isIsolated)
        )
    }

    private func certainEntries(of way: NetworkOpenWay) -> [NetworkOpenWay.Entry] {
        let (all, certain) = (way.entries, way.certainEntries)
        // Mostly they are all, and the array can be kept.
        return all.allSatisfy(certain.contains) ? all : all.filter(certain.contains)
    }

    /// What pods that nothing isolates can do: everything. Of the pods that the tree doesn't show nothing is known.
    private mutating func addUnisolated(_ number: Int, isEgress: Bool) {
        guard pods.classes[number].selector == nil else { return }
        let other = node(.everything, "everything")
        let pair = isEgress ? Pair(source: number, target: other) : Pair(source: other, target: number)
        drafts[pair] = Draft(
            source: pair.source,
            target: pair.target,
            ports: .all,
            isCertain: true,
            entries: [],
            isOpen: (isEgress, !isEgress)
        )
    }
}

// MARK: - Outside

extension NetworkMapBuilder {
    /// What a block of addresses stands for.
    private func kinds(of block: AddressBlock) -> [(NetworkMap.Node.Kind, String)] {
        var kinds: [(NetworkMap.Node.Kind, String)] = []
        if block.isWorld { kinds.append((.world, "the Internet")) }
        let server = network.index.settings.network.apiServer.compactMap { CIDR(range: $0) }
        if server.contains(where: block.reaches) { kinds.append((.apiServer, "the API server")) }
        if IPAddress.metadata.contains(where: block.contains) { kinds.append((.metadata, "the metadata address")) }
        return kinds.isEmpty ? [(.addresses, block.block.text)] : kinds
    }

    private mutating func addOutside(
        _ kind: NetworkMap.Node.Kind,
        _ title: String,
        to number: Int,
        _ ports: [NetworkPolicyFacts.Port],
        isEgress: Bool,
        _ entry: NetworkOpenWay.Entry
    ) {
        let other = node(kind, title)
        let pair = isEgress ? Pair(source: number, target: other) : Pair(source: other, target: number)
        // Where the other end is pods as well, a port's name may be any number.
        let target: NetworkPeer =
            !isEgress
            ? .pod(pods.classes[number].pod) : kind == .everything || kind == .group ? .somePod : .range(.everywhere)
        let open = PortSet(ports, of: target)
        guard !open.isEmpty else { return }
        var draft =
            drafts[pair]
            ?? Draft(
                source: pair.source,
                target: pair.target,
                ports: .none,
                isCertain: true,
                entries: [],
                isOpen: (false, false)
            )
        draft.ports = portSets.insert(draft.ports.union(open)).memberAfterInsert
        draft.entries.append(entry)
        drafts[pair] = draft
    }

    private mutating func node(_ kind: NetworkMap.Node.Kind, _ title: String) -> Int {
        if let known = outside["\(kind) \(title)"] { return known }
        nodes.append(
            NetworkMap.Node(
                id: nodes.count,
                kind: kind,
                title: title,
                namespace: "",
                tenant: nil,
                detail: [],
                location: nil,
                isIsolated: (false, false)
            )
        )
        outside["\(kind) \(title)"] = nodes.count - 1
        return nodes.count - 1
    }
}

extension NetworkPeer {
    /// A pod of which nothing is known.
    fileprivate static let somePod = NetworkPeer.pod(
        NetworkPod(
            namespace: "",
            namespaceLabels: PartialLabels([], isComplete: false),
            labels: PartialLabels([], isComplete: false)
        )
    )
}
