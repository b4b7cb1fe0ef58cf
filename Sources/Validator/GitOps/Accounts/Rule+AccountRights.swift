import Diagnostics

extension Rule {
    /// The account that applies a folder may apply what is in it.
    static let accountRights: Rule = .init(
        id: "account-rights",
        category: .gitops,
        severity: .error,
        summary: "the account that applies a folder may write every kind in it",
        explanation: """
            Applying on the server takes `get`, `create` and `patch`, pruning takes `delete`, and waiting until objects are
            ready takes `list` and `watch`. An account that lacks one of them stops the sync of its whole folder, and leaves
            behind what it may not delete. An account that the tree gives nothing in a namespace that it doesn't define may
            have its rights from elsewhere; the controllers' own accounts are left out.
            """,
        bad: .tree([
            "flux.yaml": GitOpsExample.kustomization("web", path: "web", "serviceAccountName: reconciler")
                + GitOpsExample.account,
            "rights.yaml": rights(verbs: "get, create, patch"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "flux.yaml": GitOpsExample.kustomization("web", path: "web", "serviceAccountName: reconciler")
                + GitOpsExample.account,
            "rights.yaml": rights(verbs: "get, list, watch, create, patch, delete"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            findings.report(index.gitOps.units.flatMap { AccountRights($0, index).found }, index)
        }
    )

    private static func rights(verbs: String) -> String {
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reconciler, namespace: web}
        rules:
          - apiGroups: [""]
            resources: [configmaps]
            verbs: [\(verbs)]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: reconciler, namespace: web}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reconciler}
        subjects: [{kind: ServiceAccount, name: reconciler, namespace: flux-system}]

        """
    }
}

/// Finds what the account of a unit may not do with what the unit holds.
struct AccountRights {
    private(set) var found: [FieldFinding] = []

    private let unit: SyncUnit
    private let index: ManifestIndex

    /// A kind in a namespace; the empty one for kinds of the cluster.
    private struct Use: Hashable {
        var namespace: String
        var kind: ObjectKind
    }

    init(_ unit: SyncUnit, _ index: ManifestIndex) {
        self.unit = unit
        self.index = index
        guard let account = index.account(of: unit), !account.isBuiltIn else { return }
        let subject = RightsSubject.account(account.name, in: account.namespace)
        var uses: [Use: ObjectFacts] = [:]
        index.forEachObject(of: unit) { object in
            let use = Use(namespace: unit.namespace(of: object), kind: object.kind)
            if uses[use] == nil { uses[use] = object }
        }
        var grants: [String: [RightsGrant]] = [:]
        let identities = RightsModel.identities(of: subject)
        for (use, object) in uses.sorted(by: { ($0.key.namespace, $0.key.kind) < ($1.key.namespace, $1.key.kind) }) {
            let scope: RightsModel.Scope = use.namespace.isEmpty ? .cluster : .namespace(use.namespace)
            let own = grants[use.namespace] ?? index.rights.rules(of: identities, in: scope)
            grants[use.namespace] = own
            // Where the tree shows neither, the rights may come from elsewhere.
            let isShown =
                index.contains(.serviceAccount, account.name, in: account.namespace)
                && (use.namespace.isEmpty || index.contains(.namespace, use.namespace, in: ""))
            guard isShown || own.contains(where: { $0.subject == subject }) else { continue }
            check(use, object, account, own)
        }
    }

    private mutating func check(_ use: Use, _ object: ObjectFacts, _ account: SyncAccount, _ grants: [RightsGrant]) {
        let resource = AccessRequest.Resource(group: use.kind.group, resource: use.kind.resource)
        func allows(_ grant: RightsGrant, _ verb: String) -> Bool {
            grant.rule.names.isEmpty && grant.rule.allows(AccessRequest(verb: verb, target: .resource(resource)))
        }
        let missing = index.verbs(for: unit).filter { verb in !grants.contains { allows($0, verb) } }
        guard !missing.isEmpty else { return }
        let subject = RightsSubject.account(account.name, in: account.namespace)
        let near =
            grants.first { grant in index.verbs(for: unit).contains { allows(grant, $0) } }
            ?? grants.first { $0.subject == subject }
        let role = near.map { index.rights.roles[$0.source] }
        let verbs = missing.map { "'\($0)'" }.joined(separator: ", ")
        let message =
            "\(account.title) may not \(verbs) \(use.kind.resource), and \(unit.title) holds \(object.identity.title)"
        let notes: [FieldFinding.Note] = [
            .init(message: "this is the account", site: account.site, way: account.way),
            .init(message: "it is held here", site: object.site, way: ["kind"]),
        ]
        guard let near, let role, !role.origin.isBuiltIn else {
            found.append(FieldFinding(.accountRights, message, at: account.site, account.way, notes: notes))
            return
        }
        let site = ObjectSite(file: role.origin.file, position: role.origin.position)
        let place = role.rules.rules.firstIndex(of: near.rule)
        let isOfKind = index.verbs(for: unit).contains { allows(near, $0) }
        let way = isOfKind ? place.map { ["rules", String($0), "verbs"] } ?? ["rules"] : ["rules"]
        found.append(FieldFinding(.accountRights, message, at: site, way, notes: notes))
    }
}

extension SyncAccount {
    fileprivate var title: String { "ServiceAccount \(namespace)/\(name)" }
}

extension ManifestIndex {
    /// The account by which a unit is applied; `nil` when it is the controller's own.
    fileprivate func account(of unit: SyncUnit) -> SyncAccount? {
        if let kustomization = gitOps.kustomization(of: unit) {
            guard !kustomization.account.isEmpty, !kustomization.options.contains(.isRemote) else { return nil }
            return SyncAccount(
                namespace: kustomization.namespace,
                name: kustomization.account,
                site: kustomization.site,
                way: ["spec", "serviceAccountName"]
            )
        }
        guard let application = gitOps.application(of: unit),
            let place = gitOps.project(of: application)
        else { return nil }
        return gitOps.projects[place].account(for: application.destination)
    }

    /// What applying takes, and deleting where that is done (kustomize-controller: docs/spec/v1/kustomizations.md,
    /// "Role-based access control"; fluxcd/pkg: ssa/manager_apply.go; argo-cd:
    /// docs/operator-manual/app-sync-using-impersonation.md).
    fileprivate func verbs(for unit: SyncUnit) -> [String] {
        var verbs = ["get", "create", "patch"]
        if let kustomization = gitOps.kustomization(of: unit) {
            if !kustomization.options.isDisjoint(with: [.prunes, .cascades]) { verbs.append("delete") }
            if kustomization.options.contains(.waits) { verbs += ["list", "watch"] }
        } else if let application = gitOps.application(of: unit),
            !application.options.isDisjoint(with: [.prunes, .cascades])
        {
            verbs.append("delete")
        }
        return verbs
    }
}
