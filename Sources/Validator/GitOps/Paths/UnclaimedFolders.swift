import Diagnostics

/// Finds kustomizations that no controller applies, beside some that one does.
struct UnclaimedFolders {
    private let index: ManifestIndex
    /// The folders, below the top, that each controller applies, what their kustomizations bring in included.
    private var claimed: [SyncController: Set<String>] = [:]
    /// The folders that those are in.
    private var parents: [SyncController: Set<String>] = [:]
    /// The folders that these are in.
    private var grandparents: [SyncController: Set<String>] = [:]

    init(_ index: ManifestIndex) {
        self.index = index
        for unit in index.gitOps.units {
            for folder in unit.folders where folder.isThere { claim(folder.path, by: unit.controller) }
            for file in unit.files {
                let folder = TreePath.folder(of: index.tree.files[Int(file.file)].path)
                claimed[unit.controller, default: []].insert(folder)
            }
        }
    }

    private mutating func claim(_ folder: String, by controller: SyncController) {
        claimed[controller, default: []].insert(folder)
        let parent = TreePath.folder(of: folder)
        guard !folder.isEmpty else { return }
        parents[controller, default: []].insert(parent)
        if !parent.isEmpty { grandparents[controller, default: []].insert(TreePath.folder(of: parent)) }
    }

    func report(_ findings: inout Findings) {
        // What makes Applications may make one of each folder.
        guard !claimed.isEmpty, !index.gitOps.hasUnseen else { return }
        let brought = Set(
            index.kustomizations.kustomizations.flatMap { kustomization in
                kustomization.entries.compactMap { $0.role == .resource ? kustomization.path(of: $0) : nil }
            }
        )
        let controllers = claimed.keys.sorted { $0.rawValue < $1.rawValue }
        for kustomization in index.kustomizations.kustomizations where !brought.contains(kustomization.folder) {
            let folder = kustomization.folder
            let missing = controllers.filter { !isClaimed(folder, by: $0) && isBeside(folder, $0) }
            let appliers = controllers.filter { isClaimed(folder, by: $0) }
            guard let one = missing.first else { continue }
            if appliers.isEmpty {
                findings.report(
                    .unclaimed(kustomization, "nothing applies this folder, and \(one.title) those beside it")
                )
            } else if !isOwn(folder, of: appliers) {
                findings.report(
                    .unclaimed(
                        kustomization,
                        "\(appliers[0].title) applies this folder, and \(one.title) only those beside it",
                        severity: .warning
                    )
                )
            }
        }
    }

    private func isClaimed(_ folder: String, by controller: SyncController) -> Bool {
        claimed[controller]?.contains(folder) == true
    }

    /// Whether a folder is a brother of one that is applied, or a cousin: `tenants/b/workloads` of `tenants/a/workloads`.
    private func isBeside(_ folder: String, _ controller: SyncController) -> Bool {
        guard !folder.isEmpty else { return false }
        let parent = TreePath.folder(of: folder)
        if parents[controller]?.contains(parent) == true { return true }
        return !parent.isEmpty && grandparents[controller]?.contains(TreePath.folder(of: parent)) == true
    }

    /// Whether a folder tells one of some controllers what to do.
    private func isOwn(_ folder: String, of controllers: [SyncController]) -> Bool {
        index.tree.files(in: folder).contains { file in
            index.gitOps.objects(of: Int32(file)).contains { place in
                let group = index.objects[Int(place)].kind.group
                return controllers.contains { controller in
                    controller == .argocd ? group == "argoproj.io" : group.hasSuffix(".fluxcd.io")
                }
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func unclaimed(
        _ kustomization: KustomizationFacts,
        _ message: String,
        severity: Severity? = nil
    ) -> Diagnostic {
        Diagnostic(
            .unclaimedFolder,
            message + "; name it in an Application or a Kustomization of its own, or remove it",
            at: Place(
                SourceLocation(path: kustomization.path, range: SourceRange(at: SourcePosition(line: 1, column: 1))),
                object: "Kustomization \(kustomization.path)"
            ),
            severity: severity
        )
    }
}
