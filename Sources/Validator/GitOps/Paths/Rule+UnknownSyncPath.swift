import Diagnostics

extension Rule {
    /// The folders that the controllers are told to apply are in the repository.
    static let unknownSyncPath: Rule = .init(
        id: "unknown-sync-path",
        category: .gitops,
        severity: .error,
        summary: "the folders that the controllers are told to apply are there",
        explanation: """
            An Application, or a Kustomization of Flux, whose path isn't in the repository never syncs, and what it
            holds stays as it is in the cluster: it can't even be pruned. Paths are those of the repository, from its
            top. The tree's own repository is the one whose folders it has; paths of others are not looked at.
            """,
        bad: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web") + GitOpsExample.application("api", path: "appi"),
            "web/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "web/settings.yaml": GitOpsExample.settings(),
            "api/settings.yaml": GitOpsExample.settings("api"),
        ]),
        good: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web") + GitOpsExample.application("api", path: "api"),
            "web/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "web/settings.yaml": GitOpsExample.settings(),
            "api/settings.yaml": GitOpsExample.settings("api"),
        ]),
        check: .tree { index, findings in
            var found: [FieldFinding] = []
            for unit in index.gitOps.units {
                for folder in unit.folders where !folder.isThere && index.tree.covers(folder.path) {
                    // Whoever has more to mend has other things to do than to read names.
                    let question = found.count < 50 ? index.gitOps.layout.question(for: folder.path) : ""
                    found.append(
                        FieldFinding(
                            .unknownSyncPath,
                            "there is no folder '\(folder.path)'\(question)",
                            at: unit.site,
                            folder.way
                        )
                    )
                }
            }
            findings.report(found, index)
        }
    )
}

extension RepositoryLayout {
    /// The end of a message that says which folder may have been meant.
    fileprivate func question(for path: String) -> String {
        let parent = TreePath.folder(of: path)
        let neighbours = folders.filter { TreePath.folder(of: $0) == parent }.sorted().prefix(1_000)
        return NearestName.question(for: TreePath.name(of: path), among: neighbours.lazy.map(TreePath.name))
    }
}
