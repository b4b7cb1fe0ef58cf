import Diagnostics

extension Rule {
    /// A tenant's workloads are in a project of the tenant's.
    static let tenantProject: Rule = .init(
        id: "tenant-project",
        category: .gitops,
        severity: .error,
        summary: "a tenant's workloads are in a project that permits no more than the tenant",
        explanation: """
            The project is what holds an Application to its namespace and its kinds. In a project that serves others too,
            whatever gets into a tenant's folder is applied: a role, a quota, another tenant's object. Give each tenant a
            project of its own. A folder with quotas, policies or roles is the platform's and is left out, and so is a tree
            without tenants.
            """,
        bad: .tree([
            "project.yaml": project("web", "*", platform),
            "apps.yaml": GitOpsExample.application("web", path: "web")
                + GitOpsExample.application("base", path: "base"),
            "base/namespaces.yaml": namespaces,
            "base/settings.yaml": GitOpsExample.settings(namespace: "api"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "project.yaml": project("web", "web", "namespaceResourceWhitelist: [{group: \"\", kind: ConfigMap}]")
                + project("base", "*", platform),
            "apps.yaml": GitOpsExample.application("web", path: "web")
                + GitOpsExample.application("base", path: "base", project: "base"),
            "base/namespaces.yaml": namespaces,
            "base/settings.yaml": GitOpsExample.settings(namespace: "api"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            guard !index.tenancy.tenants.isEmpty else { return }
            var found: [FieldFinding] = []
            for (place, use) in index.projectUses().sorted(by: { $0.key < $1.key }) {
                guard index.tenant(of: use) == nil else { continue }
                let project = index.gitOps.projects[place]
                for unit in use.units.map({ index.gitOps.units[$0] }) where index.holdsWorkloadsOfTenant(unit) {
                    found.append(
                        FieldFinding(
                            .tenantProject,
                            "project '\(project.name)' serves others than the tenant; give the tenant one of its own",
                            at: unit.site,
                            ["spec", "project"],
                            notes: [
                                .init(message: "this is the project", site: project.site, way: ["metadata", "name"])
                            ]
                        )
                    )
                }
            }
            findings.report(found, index)
        }
    )

    private static let platform = "clusterResourceWhitelist: [{group: \"\", kind: Namespace}]"

    private static func project(_ name: String, _ namespace: String, _ kinds: String) -> String {
        GitOpsExample.project(
            name,
            """
            sourceRepos: ["https://example.com/platform.git"]
            destinations:
              - {server: "https://kubernetes.default.svc", namespace: "\(namespace)"}
              - {server: "https://kubernetes.default.svc", namespace: "!kube-*"}
            \(kinds)
            """
        )
    }

    private static let namespaces =
        GitOpsExample.namespace("web", "labels: {tenant: web}\n" + GitOpsExample.guards)
        + GitOpsExample.namespace("api", "labels: {tenant: api}\n" + GitOpsExample.guards)
}
