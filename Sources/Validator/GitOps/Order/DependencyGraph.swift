/// What waits for what in Flux.
struct DependencyGraph {
    /// A Kustomization, or a HelmRelease.
    struct Node {
        var site: ObjectSite
        var name: String
        var dependencies: [FluxReference]
    }

    /// The Kustomizations, in the index' order, and then the HelmReleases.
    let nodes: [Node]
    /// For each dependency of a node the node that it names; `nil` when there is none.
    let edges: [[Int?]]

    init(_ index: GitOpsIndex) {
        var byReference: [FluxReference: Int] = [:]
        var nodes: [Node] = []
        nodes.reserveCapacity(index.kustomizations.count + index.releases.count)
        func add(_ kind: String, _ namespace: String, _ node: Node) {
            byReference[FluxReference(kind: kind, namespace: namespace, name: node.name)] = nodes.count
            nodes.append(node)
        }
        for one in index.kustomizations {
            add("Kustomization", one.namespace, Node(site: one.site, name: one.name, dependencies: one.dependencies))
        }
        for one in index.releases {
            add("HelmRelease", one.namespace, Node(site: one.site, name: one.name, dependencies: one.dependencies))
        }
        self.nodes = nodes
        edges = nodes.map { node in node.dependencies.map { byReference[$0] } }
    }

    /// A circle for each place at which the way through the graph comes back to itself, from its first node on.
    func cycles() -> [[Int]] {
        var cycles: [[Int]] = []
        // 0 for what wasn't looked at, 1 for what is on the way, 2 for what is done.
        var states = [UInt8](repeating: 0, count: nodes.count)
        for start in nodes.indices where states[start] == 0 {
            var way: [(node: Int, next: Int)] = [(start, 0)]
            states[start] = 1
            while let (node, next) = way.last {
                guard next < edges[node].count else {
                    states[node] = 2
                    way.removeLast()
                    continue
                }
                way[way.count - 1].next += 1
                guard let target = edges[node][next] else { continue }
                if states[target] == 0 {
                    states[target] = 1
                    way.append((target, 0))
                } else if states[target] == 1, let from = way.lastIndex(where: { $0.node == target }) {
                    cycles.append(Self.turned(way[from...].map(\.node)))
                }
            }
        }
        return cycles
    }

    /// The circle from its least node on.
    private static func turned(_ cycle: [Int]) -> [Int] {
        guard let least = cycle.min(), let place = cycle.firstIndex(of: least) else { return cycle }
        return Array(cycle[place...] + cycle[..<place])
    }

    /// What a node waits for, directly or not.
    ///
    /// - Parameter budget: how many steps may still be taken; `nil` comes back when they are used up.
    func reachable(from node: Int, budget: inout Int) -> Set<Int>? {
        var reached: Set<Int> = []
        var open = [node]
        while let next = open.popLast() {
            for target in edges[next] {
                budget -= 1
                guard budget > 0 else { return nil }
                if let target, reached.insert(target).inserted { open.append(target) }
            }
        }
        return reached
    }
}
