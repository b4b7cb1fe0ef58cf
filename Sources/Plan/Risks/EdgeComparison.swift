package import Validator

/// Which connections are possible in one version of a tree and not in another.
enum EdgeComparison {
    /// Two ends of which something is opened, and the ports.
    private struct Ends: Hashable, Comparable {
        var source: String
        var target: String

        static func < (left: Self, right: Self) -> Bool { (left.source, left.target) < (right.source, right.target) }
    }

    /// The connections that are possible in the new version only: between workloads that were there before, from a tenant to
    /// another, or over the cluster's border.
    static func opened(from old: PossibleConnections, to new: PossibleConnections) -> [Risk] {
        var ports: [Ends: Set<String>] = [:]
        for connection in new.connections.subtracting(old.connections) {
            let ends = [connection.source, connection.target]
            let workloads = ends.filter(new.workloads.contains)
            let isKnown = workloads.allSatisfy(old.workloads.contains)
            let areTenants = ends.compactMap { new.tenants[$0] }
            guard isKnown || workloads.count == 1 || areTenants.count == 2 && areTenants[0] != areTenants[1] else {
                continue
            }
            ports[Ends(source: connection.source, target: connection.target), default: []].insert(connection.port)
        }
        return ports.sorted { $0.key < $1.key }.map { ends, ports in
            let isSource = new.workloads.contains(ends.source)
            let list = ports.sorted().joined(separator: ", ")
            return Risk(
                .edgeOpened,
                key(isSource ? ends.source : ends.target),
                isSource
                    ? "can now connect to \(ends.target) on \(list)"
                    : "can now be connected to by \(ends.source) on \(list)"
            )
        }
    }

    /// The object that is called so: `Deployment acme-corp/llm-proxy`.
    private static func key(_ title: String) -> ObjectKey {
        let parts = title.split(separator: " ", maxSplits: 1).map(String.init)
        let place = (parts.last ?? "").split(separator: "/", maxSplits: 1).map(String.init)
        return ObjectKey(
            group: "",
            kind: parts.first ?? "",
            namespace: place.count == 2 ? place[0] : "",
            name: place.last ?? ""
        )
    }
}

extension PlanBuilder {
    /// More units than these are not compared: what a change opens for so many tenants, it opens for each of them.
    private static let networkLimit = 20

    /// The connections that the changes of units make possible.
    ///
    /// Looked at are the units where anything changes that policies ask about, the shared folders, and one tenant more, who
    /// stands for all others.
    package func openedEdges(
        _ plans: [UnitPlan],
        settings: ValidationSettings
    ) throws -> (risks: [Risk], notes: [String]) {
        let affected = plans.filter { $0.changes.contains(where: Self.mayOpen) }.map(\.root).sorted()
        guard !affected.isEmpty else { return ([], []) }
        let chosen = affected.prefix(Self.networkLimit)
        let neighbours = Set(
            files.folders(in: "")
                + chosen.compactMap { root -> String? in
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
        let before = PossibleConnections(of: ManifestTree(same + old), settings: settings)
        let after = PossibleConnections(of: ManifestTree(same + new), settings: settings)
        let left = affected.count - chosen.count
        return (
            EdgeComparison.opened(from: before, to: after),
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
