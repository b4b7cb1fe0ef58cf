import Diagnostics

extension Rule {
    /// A folder is applied by one Application, and by one Kustomization of Flux.
    static let folderClaimedTwice: Rule = .init(
        id: "folder-claimed-twice",
        category: .gitops,
        severity: .error,
        summary: "a folder is applied by one Application or Kustomization, and isn't within another's",
        explanation: """
            Two that apply one folder to one cluster take its objects from each other with every sync, and deleting
            either deletes what both hold. A folder within one that is read with all below it is applied twice as
            well. Give each folder to one of them.
            """,
        bad: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web") + GitOpsExample.application("api", path: "web"),
            "web/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            findings.report(FolderClaims(index.gitOps.units).twice, index)
        }
    )

    /// Where the controllers apply some folders, they apply those beside them.
    static let unclaimedFolder: Rule = .init(
        id: "unclaimed-folder",
        category: .gitops,
        severity: .error,
        summary: "a folder beside others that the controllers apply is applied too",
        explanation: """
            A kustomization that no Application and no Kustomization of Flux names, while they name those beside it,
            looks as if it were in force, and isn't: its Application has been forgotten, or the folder has. Where one
            controller applies it and the other only those beside it, the cluster depends on which of them runs. A
            folder that tells the one controller what to do is nothing to the other.
            """,
        bad: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "apps/web"),
            "apps/web/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "apps/web/settings.yaml": GitOpsExample.settings(),
            "apps/api/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "apps/api/settings.yaml": GitOpsExample.settings("api"),
        ]),
        good: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "apps/web")
                + GitOpsExample.application("api", path: "apps/api"),
            "apps/web/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "apps/web/settings.yaml": GitOpsExample.settings(),
            "apps/api/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "apps/api/settings.yaml": GitOpsExample.settings("api"),
        ]),
        check: .tree { index, findings in UnclaimedFolders(index).report(&findings) }
    )
}
