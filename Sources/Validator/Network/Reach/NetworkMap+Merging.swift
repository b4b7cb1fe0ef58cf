extension NetworkMap {
    /// The map with tenants taken together whose pods connect alike, but for their names; for trees with many.
    ///
    /// Of each such group its first tenant stands for all: its nodes are called after how many there are.
    public func merged() -> NetworkMap {
        var signatures: [String: [String]] = [:]
        for node in nodes where node.tenant != nil {
            signatures[node.namespace, default: []].append("node \(node.localTitle)")
        }
        for edge in edges {
            let (source, target) = (nodes[edge.source], nodes[edge.target])
            for namespace in Set([source, target].filter { $0.tenant != nil }.map(\.namespace)) {
                let ends = [source, target].map { $0.namespace == namespace ? $0.localTitle : $0.title }
                signatures[namespace, default: []].append("\(ends[0]) > \(ends[1]) \(edge.ports)")
            }
        }
        let groups = Dictionary(grouping: signatures.keys) { signatures[$0]?.sorted() ?? [] }
        var size: [String: Int] = [:]
        for group in groups.values {
            guard let first = group.min() else { continue }
            size[first] = group.count
        }
        return keeping { node in node.tenant == nil ? 1 : size[node.namespace] ?? 0 }
    }

    /// The map with some nodes, renamed where they stand for more than one.
    func keeping(_ count: (Node) -> Int) -> NetworkMap {
        var places: [Int: Int] = [:]
        var kept: [Node] = []
        for node in nodes {
            let count = count(node)
            guard count > 0 else { continue }
            places[node.id] = kept.count
            let title = count == 1 ? node.title : "(\(count) tenants)/\(node.localTitle.dropFirst(2))"
            kept.append(
                Node(
                    id: kept.count,
                    kind: node.kind,
                    title: title,
                    namespace: count == 1 ? node.namespace : "\(count) tenants like \(node.namespace)",
                    tenant: count == 1 ? node.tenant : "\(count) tenants",
                    detail: count == 1 ? node.detail : ["of \(node.namespace): \(node.detail.joined(separator: ", "))"],
                    location: node.location,
                    isIsolated: node.isIsolated
                )
            )
        }
        let edges = edges.compactMap { edge -> Edge? in
            guard let source = places[edge.source], let target = places[edge.target] else { return nil }
            return Edge(
                source: source,
                target: target,
                ports: edge.ports,
                isCertain: edge.isCertain,
                reasons: edge.reasons
            )
        }
        return NetworkMap(nodes: kept, edges: edges)
    }
}

extension NetworkMap.Node {
    /// The title with `*` for the namespace's name, also where the pods are named after it.
    fileprivate var localTitle: String { "*/" + title.dropFirst(namespace.count + 1).replacing(namespace, with: "*") }
}

extension NetworkMap {
    /// Whether an edge is one that a tenant's pods should not have: to another tenant's, to everything, or out of the cluster.
    public func isSuspicious(_ edge: Edge) -> Bool {
        let (source, target) = (nodes[edge.source], nodes[edge.target])
        if let left = source.tenant, let right = target.tenant { return left != right }
        let (tenant, other) = source.tenant == nil ? (target, source) : (source, target)
        guard tenant.tenant != nil else { return false }
        return ![.pods, .unseenPods, .addresses].contains(other.kind)
    }
}
