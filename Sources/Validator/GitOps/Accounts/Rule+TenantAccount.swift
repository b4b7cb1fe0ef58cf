import Diagnostics

extension Rule {
    /// A tenant's workloads are applied by an account that may do no more than that.
    static let tenantAccount: Rule = .init(
        id: "tenant-account",
        category: .gitops,
        severity: .error,
        summary: "a Kustomization of a tenant's workloads names the account that applies them",
        explanation: """
            Without `serviceAccountName`, Flux applies as itself, which may do everything: whatever gets into the tenant's
            folder, a role, another tenant's object, is applied. Name an account outside of the tenant's namespace whose rights
            are the workloads' kinds. A folder with quotas, policies or roles is the platform's and is left out, and so is a
            tree without tenants. The controller's own account is no answer.
            """,
        bad: .tree([
            "flux.yaml": GitOpsExample.kustomization("web", path: "web", "dependsOn: [{name: base}]") + base,
            "base/namespace.yaml": tenant,
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "flux.yaml": GitOpsExample.kustomization(
                "web",
                path: "web",
                "dependsOn: [{name: base}]\nserviceAccountName: reconciler"
            ) + base + GitOpsExample.account + rights,
            "base/namespace.yaml": tenant,
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            guard !index.tenancy.tenants.isEmpty else { return }
            var found: [FieldFinding] = []
            for unit in index.gitOps.units {
                guard let kustomization = index.gitOps.kustomization(of: unit),
                    kustomization.account.isEmpty || kustomization.account == "kustomize-controller"
                else { continue }
                let isTheirs = index.tenancy.tenant(ofNamespace: kustomization.namespace) != nil
                guard isTheirs || index.holdsWorkloadsOfTenant(unit) else { continue }
                found.append(
                    FieldFinding(
                        .tenantAccount,
                        "Flux applies a tenant's workloads as itself; name an account in 'serviceAccountName'",
                        at: unit.site,
                        ["spec", "serviceAccountName"]
                    )
                )
            }
            findings.report(found, index)
        }
    )

    private static let base = GitOpsExample.kustomization("base", path: "base")
    private static let tenant = GitOpsExample.namespace("web", "labels: {tenant: web}\n" + GitOpsExample.guards)
    private static let rights = """
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reconciler, namespace: web}
        rules:
          - apiGroups: [""]
            resources: [configmaps]
            verbs: [get, list, watch, create, update, patch, delete]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: reconciler, namespace: web}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reconciler}
        subjects: [{kind: ServiceAccount, name: reconciler, namespace: flux-system}]

        """
}

extension ManifestIndex {
    /// Whether all that a unit holds is in one tenant's namespaces, and none of it is what holds the tenant.
    func holdsWorkloadsOfTenant(_ unit: SyncUnit) -> Bool {
        var tenants: Set<String?> = []
        var guards = false
        for object in samples(of: unit) {
            if object.kind.isClusterScoped || object.kind.guardsTenants { guards = true }
            tenants.insert(tenancy.tenant(ofNamespace: unit.namespace(of: object)))
        }
        return !guards && tenants.count == 1 && tenants.first != .some(nil)
    }
}
