import Diagnostics

extension Rule {
    /// The accounts in whose name the controllers apply something are there.
    static let unknownSyncAccount: Rule = .init(
        id: "unknown-sync-account",
        category: .gitops,
        severity: .error,
        summary: "the accounts by which the controllers apply something are there",
        explanation: """
            With `serviceAccountName`, Flux acts as an account of the Kustomization's namespace; with
            `destinationServiceAccounts`, Argo CD acts as one of the destination's, or of another namespace where it says
            `namespace:name`. One that doesn't exist may do nothing, and what it should apply never is. The controllers' own
            accounts come with them.
            """,
        bad: .tree([
            "flux.yaml": GitOpsExample.kustomization("web", path: "web", "serviceAccountName: reconcilr")
                + GitOpsExample.account,
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "flux.yaml": GitOpsExample.kustomization("web", path: "web", "serviceAccountName: reconciler")
                + GitOpsExample.account,
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            let found = index.syncAccounts.filter { account in
                !account.isBuiltIn && index.knows(namespace: account.namespace)
                    && !index.contains(.serviceAccount, account.name, in: account.namespace)
            }
            findings.report(
                found.map { account in
                    let question = index.question(for: account.name, .serviceAccount, in: account.namespace)
                    return FieldFinding(
                        .unknownSyncAccount,
                        "no ServiceAccount '\(account.name)' in namespace '\(account.namespace)'\(question)",
                        at: account.site,
                        account.way
                    )
                },
                index
            )
        }
    )
}

/// An account by which a controller applies something.
struct SyncAccount: Sendable {
    var namespace: String
    var name: String
    /// Where it is named.
    var site: ObjectSite
    var way: [String]

    /// Whether the controllers bring it (flux2: manifests/bases; argo-cd: manifests/base), or every namespace has it.
    var isBuiltIn: Bool {
        ["argocd-application-controller", "default", "helm-controller", "kustomize-controller"].contains(name)
    }
}

extension ManifestIndex {
    /// The accounts that the controllers are told.
    fileprivate var syncAccounts: [SyncAccount] {
        var accounts = gitOps.kustomizations.filter { !$0.account.isEmpty && !$0.options.contains(.isRemote) }.map {
            SyncAccount(namespace: $0.namespace, name: $0.account, site: $0.site, way: ["spec", "serviceAccountName"])
        }
        for project in gitOps.projects { accounts += project.namedAccounts.compactMap(\.self) }
        return accounts
    }
}

extension ProjectFacts {
    /// The accounts, in their order; `nil` for one in a namespace that is a pattern (argo-cd:
    /// docs/operator-manual/app-sync-using-impersonation.md).
    fileprivate var namedAccounts: [SyncAccount?] {
        accounts.enumerated().map { place, item in
            let parts = item.account.split(separator: ":", maxSplits: 1).map(String.init)
            let namespace = parts.count == 2 ? parts[0] : item.namespace
            guard let name = parts.last, !namespace.utf8.contains(where: { "*?[{!".utf8.contains($0) }) else {
                return nil
            }
            return SyncAccount(
                namespace: namespace,
                name: name,
                site: site,
                way: ["spec", "destinationServiceAccounts", String(place), "defaultServiceAccount"]
            )
        }
    }

    /// The account by which something is applied to a destination: the first that matches.
    func account(for destination: ApplicationFacts.Destination) -> SyncAccount? {
        let place = accounts.firstIndex { item in
            ArgoGlob.matches(negatable: item.server, destination.server)
                && ArgoGlob.matches(negatable: item.namespace, destination.namespace)
        }
        return place.flatMap { namedAccounts[$0] }
    }
}
