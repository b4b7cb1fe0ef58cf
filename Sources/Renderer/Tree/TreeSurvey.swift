import Diagnostics
import Files
import YAML

/// One comparison of a rendered tree with the disk.
struct TreeSurvey: Sendable {
    let tree: RenderedTree
    /// The tree's folder; `nil` when there is none yet, and every file is missing.
    let root: Directory?
    let staging: StagingArea?
    let mode: TreeSynchronizer.Mode

    private let oldIndex: OldIndex

    init(tree: RenderedTree, root: Directory?, staging: StagingArea?, mode: TreeSynchronizer.Mode) {
        self.tree = tree
        self.root = root
        self.staging = staging
        self.mode = mode
        oldIndex = OldIndex(root: root)
    }

    /// What the workers found: each unit's part of the index, and the differences with the unit that each is of.
    struct Compared: Sendable {
        var units: [(number: Int, tenant: String?, indexed: GeneratedIndex.Unit)] = []
        var differences: [(difference: TreeDifference, unit: Int?)] = []
    }

    /// Renders every unit and compares its files; those that differ are staged.
    func compareUnits(
        workerCount: Int,
        progress: @escaping @Sendable (_ unit: Int) -> Void
    ) async throws -> Compared {
        let queue = WorkQueue(count: tree.count)
        return try await withThrowingTaskGroup(of: Compared.self) { group in
            for _ in 0..<max(1, min(workerCount, tree.count)) {
                group.addTask {
                    var worker = Worker(survey: self)
                    while let number = queue.take() {
                        try Task.checkCancellation()
                        try worker.compare(tree.render(number), number: number)
                        progress(number)
                    }
                    return worker.compared
                }
            }
            var all = Compared()
            for try await part in group {
                all.units += part.units
                all.differences += part.differences
            }
            all.units.sort { $0.number < $1.number }
            return all
        }
    }

    /// Compares and stages the index, and looks for files that are no longer rendered or were never ours.
    func finish(_ compared: Compared) throws -> (report: TreeReport, removals: [String]) {
        var worker = Worker(survey: self, compared: compared)
        let index = try newIndex(compared)
        let contents = index.contents
        try worker.compareIndex(contents)
        let rendered = compared.units.flatMap(\.indexed.files.keys).sorted()
        let leftovers = tree.isWhole ? try unexpectedFiles(rendered) : try formerFiles(compared, rendered)
        var removals: [String] = []
        for path in leftovers {
            let difference = try worker.leftover(path)
            if difference.kind != .foreign { removals.append(path) }
            worker.compared.differences.append((difference, nil))
        }
        var differences = worker.compared.differences.sorted { $0.difference.path < $1.difference.path }
        if case .compare(let count) = mode {
            for index in differences.indices.prefix(count) {
                let (difference, unit) = differences[index]
                differences[index].difference.diff = try worker.diff(of: difference, unit: unit, index: contents)
            }
        }
        let report = TreeReport(
            differences: differences.map(\.difference),
            renderedCount: rendered.count,
            isWritten: false
        )
        return (report, removals)
    }

    private func newIndex(_ compared: Compared) throws -> GeneratedIndex {
        var index = tree.isWhole ? GeneratedIndex() : try oldIndex.index() ?? GeneratedIndex()
        for (_, tenant, unit) in compared.units {
            if let tenant { index.tenants[tenant] = unit } else { index.shared = unit }
        }
        return index
    }

    /// Every file on the disk that is not rendered.
    private func unexpectedFiles(_ rendered: [String]) throws -> [String] {
        var unexpected: [String] = []
        func walk(_ directory: Directory, _ prefix: String) throws {
            for (name, kind) in try directory.entries() {
                let path = prefix + name
                if kind == .directory {
                    if path == StagingArea.name { continue }
                    if let child = try directory.openDirectory(name) { try walk(child, path + "/") }
                } else if path != GeneratedIndex.path, !rendered.containsSorted(path) {
                    unexpected.append(path)
                }
            }
        }
        if let root { try walk(root, "") }
        return unexpected
    }

    /// The files that the old index lists for the tenants of a tree in part, and that are no longer rendered.
    private func formerFiles(_ compared: Compared, _ rendered: [String]) throws -> [String] {
        guard let root, let old = try oldIndex.index() else { return [] }
        var cursor = DirectoryCursor(root: root)
        return try compared.units.compactMap { $0.tenant.flatMap { old.tenants[$0] } }
            .flatMap(\.files.keys)
            .filter { path in
                guard !rendered.containsSorted(path), let (folder, name) = try cursor.parent(of: path) else {
                    return false
                }
                return try folder.kind(of: name) != nil
            }
    }
}

extension TreeSurvey {
    /// Compares files one after the other, with buffers and open folders of its own.
    struct Worker {
        let survey: TreeSurvey
        var compared = Compared()

        private var disk: DirectoryCursor?
        private var stage: DirectoryCursor?
        private var buffer: [UInt8] = []

        init(survey: TreeSurvey, compared: Compared = Compared()) {
            self.survey = survey
            self.compared = compared
            disk = survey.root.map { DirectoryCursor(root: $0) }
            stage = survey.staging?.cursor()
        }

        mutating func compare(_ unit: RenderedUnit, number: Int) throws {
            var files: [(key: String, value: ContentHash)] = []
            files.reserveCapacity(unit.files.count)
            for file in unit.files {
                files.append((file.path, ContentHash(of: file.contents)))
                guard let kind = try difference(file) else { continue }
                try record(file, kind: kind, tenant: unit.tenant, unit: number)
            }
            compared.units.append((number, unit.tenant, .init(spec: unit.spec, files: .init(files))))
        }

        mutating func compareIndex(_ contents: [UInt8]) throws {
            let isThere = try read(GeneratedIndex.path)
            guard !isThere || buffer != contents else { return }
            let file = RenderedFile(path: GeneratedIndex.path, contents: contents)
            try record(file, kind: isThere ? .stale : .missing, tenant: nil, unit: nil)
        }

        /// What a file is that is on the disk and not rendered.
        mutating func leftover(_ path: String) throws -> TreeDifference {
            guard let (tenant, hash) = try survey.oldIndex.entry(of: path) else {
                return TreeDifference(path: path, kind: .foreign)
            }
            let isOurs = try read(path) && ContentHash(of: buffer) == hash
            return TreeDifference(path: path, kind: isOurs ? .orphaned : .handEdited, tenant: tenant)
        }

        private mutating func difference(_ file: RenderedFile) throws -> TreeDifference.Kind? {
            guard try read(file.path) else { return .missing }
            if buffer == file.contents { return nil }
            guard let (_, hash) = try survey.oldIndex.entry(of: file.path) else { return .obstructing }
            return ContentHash(of: buffer) == hash ? .stale : .handEdited
        }

        /// The diff of a file, which is rendered once more for it: were the contents of all that differ kept until it is
        /// known which are shown, a tree that is stale as a whole would be in memory twice.
        mutating func diff(of difference: TreeDifference, unit: Int?, index: [UInt8]) throws -> String? {
            guard difference.kind != .foreign else { return nil }
            let old = try read(difference.path) ? buffer : nil
            let rendered = unit.map { survey.tree.render($0).files.first { $0.path == difference.path }?.contents }
            let new = difference.path == GeneratedIndex.path ? index : rendered ?? nil
            return UnifiedDiff.text(path: difference.path, old: old, new: new)
        }

        private mutating func record(
            _ file: RenderedFile,
            kind: TreeDifference.Kind,
            tenant: String?,
            unit: Int?
        ) throws {
            compared.differences.append((TreeDifference(path: file.path, kind: kind, tenant: tenant), unit))
            guard let (folder, name) = try stage?.makeParent(of: file.path) else { return }
            try folder.create(name, contents: file.contents)
        }

        private mutating func read(_ path: String) throws(FileError) -> Bool {
            guard let (folder, name) = try disk?.parent(of: path) else { return false }
            return try folder.read(name, into: &buffer)
        }
    }
}

extension [String] {
    /// Whether a sorted list has the element.
    fileprivate func containsSorted(_ element: String) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == element
    }
}
