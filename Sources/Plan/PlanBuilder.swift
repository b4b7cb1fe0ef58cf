import Files

/// What a plan is made from: the files of a tree before and after, wherever they come from.
package protocol PlanFiles: Sendable {
    /// The files that may differ, below the tree.
    var changedPaths: [String] { get }
    /// What some of them held and hold.
    func load(_ paths: [String]) throws -> [TreeFile]
    /// What a file holds that hasn't changed; `nil` where there is none, or one that is too large to tell much.
    func read(_ path: String) -> [UInt8]?
    /// The files of a folder and those below it, at most so many.
    func files(below folder: String, atMost limit: Int) -> [String]?
    /// The folders in a folder, by their paths.
    func folders(in folder: String) -> [String]
}

/// Makes a plan of the files of a tree, a few folders at a time, so that no more than those are in memory.
package struct PlanBuilder: Sendable {
    /// More files than these make a folder whose files have little to do with one another: a dashboard a tenant.
    static let unitLimit = 200
    /// So many files' contents are in memory at once.
    private static let batchSize = 4000

    let files: any PlanFiles
    private let schemas: PlanSchemas
    private let includesPatches: Bool

    package init(_ files: any PlanFiles, schemas: PlanSchemas, includingPatches: Bool = false) {
        self.files = files
        self.schemas = schemas
        includesPatches = includingPatches
    }

    /// What happens to every unit in which a file differs.
    package func units() async throws -> [UnitPlan] {
        let paths = Dictionary(grouping: files.changedPaths) { TreeUnit.root(of: $0) }
        let roots = paths.keys.sorted()
        var plans: [UnitPlan] = []
        var batch: [String] = []
        var size = 0
        for root in roots {
            batch.append(root)
            size += paths[root]?.count ?? 0
            if size >= Self.batchSize || root == roots.last {
                plans += try await plan(try units(batch, paths))
                (batch, size) = ([], 0)
            }
        }
        return try await mergingMoves(plans, paths)
    }

    private func units(_ roots: [String], _ paths: [String: [String]]) throws -> [TreeUnit] {
        let changed = try files.load(roots.flatMap { paths[$0] ?? [] }).filter { $0.old != $0.new }
        let byRoot = Dictionary(grouping: changed) { TreeUnit.root(of: $0.path) }
        return roots.compactMap { root in
            guard let changed = byRoot[root] else { return nil }
            return TreeUnit(root: root, files: changed + neighbours(of: changed, below: root))
        }
    }

    /// The files beside those that differ, which tell what they mean.
    private func neighbours(of changed: [TreeFile], below root: String) -> [TreeFile] {
        let known = Set(changed.map(\.path))
        let folders = Set(changed.map { TreeFile.folder(of: $0.path) })
        let paths =
            files.files(below: root, atMost: Self.unitLimit)
            ?? folders.flatMap { folder in
                Kustomization.names.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
            }
        return paths.filter { !known.contains($0) }.sorted().compactMap { path in
            files.read(path).map { TreeFile(path: path, old: $0, new: $0) }
        }
    }

    private func plan(_ units: [TreeUnit]) async throws -> [UnitPlan] {
        let queue = WorkQueue(count: units.count)
        return await withTaskGroup(of: [(Int, UnitPlan)].self) { group in
            for _ in 0..<max(1, min(WorkQueue.workerCount, units.count)) {
                group.addTask {
                    var plans: [(Int, UnitPlan)] = []
                    while let index = queue.take() { plans.append((index, plan(units[index]))) }
                    return plans
                }
            }
            return await group.reduce(into: []) { $0 += $1 }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func plan(_ unit: TreeUnit) -> UnitPlan {
        UnitPlan(unit, schemas: schemas, includingPatches: includesPatches, read: files.read)
    }

    /// Objects that went from one unit and came to another are the same objects: their units are looked at once more, together.
    private func mergingMoves(_ plans: [UnitPlan], _ paths: [String: [String]]) async throws -> [UnitPlan] {
        var gone: [ObjectKey: Int] = [:]
        for (index, plan) in plans.enumerated() {
            for change in plan.changes where change.action == .destroy { gone[change.key] = index }
        }
        var group = Array(plans.indices)
        func leader(_ index: Int) -> Int {
            var index = index
            while group[index] != index { index = group[index] }
            return index
        }
        for (index, plan) in plans.enumerated() {
            for change in plan.changes where change.action == .add {
                guard let other = gone[change.key] else { continue }
                group[leader(index)] = leader(other)
            }
        }
        let groups = Dictionary(grouping: plans.indices, by: leader).filter { $0.value.count > 1 }
        guard !groups.isEmpty else { return plans }
        let merged = Set(groups.values.joined())
        var result = plans.indices.filter { !merged.contains($0) }.map { plans[$0] }
        for (_, members) in groups.sorted(by: { $0.key < $1.key }) {
            let roots = members.map { plans[$0].root }
            let parts = try units(roots, paths)
            result.append(plan(TreeUnit(root: roots[0], files: parts.flatMap(\.files))))
        }
        return result
    }
}
