public import Diagnostics

/// Answers who can connect to whom, from a tree of manifests alone.
public struct NetworkReach: Sendable {
    let network: NetworkModel
    let pods: NetworkPods

    init(_ index: ManifestIndex) {
        network = NetworkModel(index)
        pods = NetworkPods(network)
    }

    /// Every way that is open in the tree.
    public var map: NetworkMap { NetworkMapBuilder(network, pods).map() }

    /// Whether the tree has any pods, or policies that name some.
    public var isEmpty: Bool { pods.classes.isEmpty }
}

extension NetworkReach {
    /// Reads a tree.
    ///
    /// - Returns: what answers questions about its network; and what is wrong with files, of which then nothing is known.
    public static func of(
        _ tree: ManifestTree,
        settings: ValidationSettings = ValidationSettings()
    ) async -> (reach: NetworkReach, problems: [Diagnostic]) {
        let reading = RuleCatalogue.all.filter { rule in
            if case .reader = rule.check { true } else { false }
        }
        // One rule about the tree, so that the tree is known.
        var validator = Validator(RuleSelection(reading + [.tenantToTenant]))
        validator.settings = settings
        let kinds = Set(ObjectKind.workloads + [.namespace, .networkPolicy, .service])
        let (index, findings) = await validator.index(of: tree, kinds: kinds)
        return (NetworkReach(index), findings.filter { $0.severity == .error })
    }
}

extension NetworkReach {
    /// The ways that are open from some pods, or to some; every one without ends.
    ///
    /// Where an end is addresses, they are the ways to or from the nodes that have any of these.
    public func map(from source: NetworkEnd?, to target: NetworkEnd?) -> NetworkMap {
        let map = NetworkMapBuilder(network, pods).map()
        return map.keeping(from: source.map(nodes(in: map)), to: target.map(nodes(in: map)))
    }

    private func nodes(in map: NetworkMap) -> (NetworkEnd) -> Set<Int> {
        { end in
            switch end.what {
            case .pods(let classes): Set(classes)
            case .addresses(let ranges): Set(map.nodes.filter { $0.holds(ranges, end.title) }.map(\.id))
            }
        }
    }
}

extension NetworkMap {
    fileprivate func keeping(from sources: Set<Int>?, to targets: Set<Int>?) -> NetworkMap {
        guard sources != nil || targets != nil else { return self }
        let everything = Set(nodes.filter { $0.kind == .everything || $0.kind == .group }.map(\.id))
        let kept = edges.filter { edge in
            (sources?.union(everything).contains(edge.source) ?? true)
                && (targets?.union(everything).contains(edge.target) ?? true)
        }
        return NetworkMap(nodes: nodes, edges: kept).withoutLonelyNodes
    }

    private var withoutLonelyNodes: NetworkMap {
        let used = Set(edges.flatMap { [$0.source, $0.target] })
        return keeping { used.contains($0.id) ? 1 : 0 }
    }
}

extension NetworkMap.Node {
    /// Whether addresses that somebody named are part of what it stands for.
    fileprivate func holds(_ ranges: [CIDR], _ name: String) -> Bool {
        switch kind {
        case .world: name == "world" || ranges.contains { !$0.isPrivate }
        case .metadata: ranges.contains { range in IPAddress.metadata.contains(where: range.contains) }
        case .apiServer: name == "api-server"
        case .addresses: CIDR(range: title).map { block in ranges.contains(where: block.overlaps) } ?? false
        default: false
        }
    }
}
