package import Validator

/// Which connections are possible in one version of a tree and not in another.
struct EdgeComparison {
    /// One end of a connection: a workload, or something that no manifest makes.
    fileprivate struct End: Hashable {
        var name: String
        /// Whether it stands for every pod and every address.
        var isEverything = false
    }

    private struct Way {
        var ports: [String]
        var policies: Set<String>
        /// Whether it leads from one tenant to another, or out of the cluster.
        var isSuspicious: Bool
    }

    fileprivate struct Pair: Hashable {
        var source: End
        var target: End
    }

    private static let everything = End(name: "everything", isEverything: true)

    /// The ways of one version.
    private struct Ways {
        var ways: [Pair: Way] = [:]
        var ends: Set<End> = []

        init(_ map: NetworkMap) {
            let names = map.nodes.map(Self.ends)
            ends = Set(names.joined())
            for edge in map.edges {
                let isSuspicious = map.isSuspicious(edge)
                for source in names[edge.source] {
                    for target in names[edge.target] where source != target {
                        var way =
                            ways[Pair(source: source, target: target)]
                            ?? Way(ports: [], policies: [], isSuspicious: false)
                        way.ports += edge.ports
                        way.policies.formUnion(edge.reasons.compactMap(\.policy))
                        way.isSuspicious = way.isSuspicious || isSuspicious
                        ways[Pair(source: source, target: target)] = way
                    }
                }
            }
        }

        /// The workloads of a class of pods one by one: which are alike is another matter in another version.
        private static func ends(of node: NetworkMap.Node) -> [End] {
            switch node.kind {
            case .pods: node.detail.map { End(name: $0) }
            case .everything: [everything]
            default: [End(name: node.title)]
            }
        }

        /// Whether a way was there: by itself, or because one end was open to everything and so was the other.
        func allows(_ pair: Pair, _ port: String) -> Bool {
            if has(pair, port) { return true }
            let leaves = has(Pair(source: pair.source, target: everything), port)
            let enters = has(Pair(source: everything, target: pair.target), port)
            return leaves && (enters || !pair.target.isWorkload) || enters && !pair.source.isWorkload
        }

        private func has(_ pair: Pair, _ port: String) -> Bool {
            ways[pair].map { $0.ports.contains(port) || $0.ports.contains("any") } ?? false
        }
    }

    /// The ways that are open in the new version only: between what was there before, or of the sort that no tenant should have.
    static func opened(from old: NetworkMap, to new: NetworkMap) -> [Risk] {
        let (before, after) = (Ways(old), Ways(new))
        return after.ways.compactMap { pair, way -> Risk? in
            let isKnown = before.ends.contains(pair.source) && before.ends.contains(pair.target)
            let areBothWorkloads = pair.source.isWorkload && pair.target.isWorkload
            guard isKnown || way.isSuspicious || (!areBothWorkloads && before.ends.contains(pair.workload)) else {
                return nil
            }
            let ports = Set(way.ports.filter { !before.allows(pair, $0) }).sorted()
            guard !ports.isEmpty else { return nil }
            let list = ports == ["any"] ? "every port" : ports.joined(separator: ", ")
            let reasons = way.policies.sorted().joined(separator: ", ")
            return Risk(
                .edgeOpened,
                pair.workload.key,
                pair.source.isWorkload
                    ? "can now connect to \(pair.target.name) on \(list)"
                    : "can now be connected to by \(pair.source.name) on \(list)",
                advice: reasons.isEmpty ? "no policy isolates it" : "let through by the policies \(reasons)"
            )
        }
        .sorted()
    }
}

extension EdgeComparison.Pair {
    /// The end that the risk is told of.
    fileprivate var workload: EdgeComparison.End { source.isWorkload ? source : target }
}

extension EdgeComparison.End {
    /// Whether it is called as a workload is: `Deployment acme-corp/llm-proxy`.
    fileprivate var isWorkload: Bool {
        let parts = name.split(separator: " ")
        return !isEverything && parts.count == 2 && parts[1].contains("/")
    }

    fileprivate var key: ObjectKey {
        let parts = name.split(separator: " ", maxSplits: 1)
        let place = (parts.last ?? "").split(separator: "/", maxSplits: 1)
        guard parts.count == 2, place.count == 2 else {
            return ObjectKey(group: "", kind: "Pods", namespace: "", name: name)
        }
        return ObjectKey(group: "", kind: String(parts[0]), namespace: String(place[0]), name: String(place[1]))
    }
}

extension PlanBuilder {
    /// More units than these are not compared: what a change opens for so many tenants, it opens for each of them.
    private static let networkLimit = 100

    /// The connections that the changes of units make possible.
    ///
    /// Looked at are the units where anything changes that policies ask about, the shared folders, and one tenant more, who
    /// stands for all others.
    package func openedEdges(
        _ plans: [UnitPlan],
        settings: ValidationSettings
    ) async throws -> (risks: [Risk], notes: [String]) {
        let affected = plans.filter { $0.changes.contains(where: Self.mayOpen) }.map(\.root).sorted()
        guard !affected.isEmpty else { return ([], []) }
        let chosen = affected.prefix(Self.networkLimit)
        let neighbours = Set(
            files.folders(in: "")
                + chosen.compactMap { root in
                    let parent = TreeFile.folder(of: root)
                    return parent.isEmpty ? nil : files.folders(in: parent).first { !affected.contains($0) }
                }
        )
        let changed = Set(files.changedPaths)
        var paths = Set(changed.filter { chosen.contains(TreeUnit.root(of: $0)) })
        var unchanged: Set<String> = []
        for folder in neighbours.union(chosen) {
            for path in files.files(below: folder, atMost: Self.unitLimit) ?? [] {
                if changed.contains(path) { paths.insert(path) } else { unchanged.insert(path) }
            }
        }
        let same = unchanged.sorted().compactMap { path in
            files.read(path).map { SourceFile(path: path, bytes: $0) }
        }
        let loaded = try files.load(paths.sorted())
        let old = loaded.compactMap { file in file.old.map { SourceFile(path: file.path, bytes: $0) } }
        let new = loaded.compactMap { file in file.new.map { SourceFile(path: file.path, bytes: $0) } }
        let before = await NetworkReach.of(ManifestTree(same + old), settings: settings).reach
        let after = await NetworkReach.of(ManifestTree(same + new), settings: settings).reach
        let left = affected.count - chosen.count
        return (
            EdgeComparison.opened(from: before.map, to: after.map),
            left > 0 ? ["connections are compared of \(chosen.count) folders, and not of \(left) more"] : []
        )
    }

    /// Whether a change of an object can open a connection.
    private static func mayOpen(_ change: ObjectChange) -> Bool {
        switch (change.key.kind, change.key.group) {
        case ("NetworkPolicy", "networking.k8s.io"): return true
        case ("Namespace", ""):
            return change.action == .add || change.fields.contains { $0.path.starts(with: "metadata", "labels") }
        case ("Deployment", _), ("StatefulSet", _), ("DaemonSet", _), ("Job", _), ("CronJob", _), ("ReplicaSet", _),
            ("Pod", ""):
            guard change.action != .add else { return true }
            return change.fields.contains { field in
                let names = field.path.names
                return names.contains("labels") || names.contains("ports") || names.contains("hostNetwork")
            }
        default: return false
        }
    }
}
