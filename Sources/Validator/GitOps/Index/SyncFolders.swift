/// Which files a folder brings with it, as the controllers read it.
struct SyncFolders {
    private let tree: ManifestTree
    private let graph: KustomizationGraph
    /// What each kustomization builds, once it was asked.
    private var built: [Int: Built] = [:]

    /// The files of a kustomization.
    private struct Built {
        var files: [SyncUnit.File] = []
        var isKnown = true
    }

    /// More files than any real folder has, over all ways to them.
    private static let limit = 100_000

    init(tree: ManifestTree, graph: KustomizationGraph) {
        self.tree = tree
        self.graph = graph
    }

    /// Adds what a folder brings to a unit.
    mutating func add(_ folder: SyncUnit.Folder, to unit: inout SyncUnit) {
        switch folder.form {
        case .kustomization(let index):
            let built = build(index)
            unit.files = unit.files.isEmpty ? built.files : unit.files + built.files
            if !built.isKnown { unit.isKnown = false }
        case .manifests(let recurse):
            for file in tree.files(in: folder.path) {
                let path = tree.files[file].path
                guard recurse || TreePath.folder(of: path) == folder.path else { continue }
                unit.files.append(SyncUnit.File(file: Int32(file)))
            }
        case .unknown:
            unit.isKnown = false
        }
    }

    private mutating func build(_ index: Int) -> Built {
        if let known = built[index] { return known }
        var result = Built()
        var seen: Set<Int> = []
        walk(index, KustomizationGraph.View(), &result, &seen)
        built[index] = result
        return result
    }

    /// - Parameter pending: the kustomizations on the way here, none of which is entered again.
    private func walk(_ index: Int, _ outer: KustomizationGraph.View, _ built: inout Built, _ pending: inout Set<Int>) {
        guard pending.count < 100, built.files.count < Self.limit, pending.insert(index).inserted else { return }
        defer { pending.remove(index) }
        let kustomization = graph.kustomizations[index]
        if kustomization.bringsUnseen { built.isKnown = false }
        let view = outer.entering(kustomization)
        if !kustomization.generated.isEmpty {
            built.files.append(SyncUnit.File(kustomization.file, view))
        }
        for entry in kustomization.entries where entry.role == .resource {
            guard let target = kustomization.path(of: entry) else { continue }
            if let next = graph.byFolder[target] {
                walk(next, view, &built, &pending)
            } else if let file = tree.file(at: target) {
                built.files.append(SyncUnit.File(file, view))
            }
        }
    }
}

extension SyncUnit.File {
    fileprivate init(_ file: Int32, _ view: KustomizationGraph.View) {
        self.init(file: file, namespace: view.namespace, prefix: view.prefix, suffix: view.suffix)
    }
}

extension ManifestTree {
    /// The files in a folder and below it, as a stretch of ``files``.
    func files(in folder: String) -> Range<Int> {
        guard !folder.isEmpty else { return files.indices }
        let prefix = folder + "/"
        let start = firstFile(notBefore: prefix)
        var end = start
        while end < files.count, files[end].path.hasPrefix(prefix) { end += 1 }
        return start..<end
    }
}
