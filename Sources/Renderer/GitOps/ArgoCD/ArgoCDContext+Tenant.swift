import Kubernetes
import TenantSpecs
import YAML

/// A tenant's part of Argo CD, in a file of its own.
extension ArgoCDContext {
    /// The project that holds the tenant's workloads to its namespace and their kinds, and the two Applications.
    ///
    /// The project allows no kind of the cluster: an empty list of them is left out, as Argo CD does when it writes a project back.
    func tenantFile(_ tenant: TenantContext, workloads kinds: FolderKinds) -> [any KubernetesDocument] {
        let name: DNSSubdomain = "\(tenant.name)"
        let project = AppProject(
            metadata: metadata(
                name,
                labels: tenant.labels,
                annotations: Wave.projects.annotations,
                finalizers: [Self.finalizer]
            ),
            spec: .init(
                description: "The workloads of \(tenant.name).",
                sourceRepos: [platform.spec.source.repository.text],
                destinations: [.init(server: settings.server.text, namespace: tenant.namespace.text)],
                namespaceResourceWhitelist: kinds.namespaced.inOrder(),
                orphanedResources: .init(warn: true),
                destinationServiceAccounts: accounts(of: tenant)
            )
        )
        // Its workloads go with it; see `boundary` for what stays.
        let workloads = tenantApplication(
            .workloads,
            of: tenant,
            project: name,
            wave: .workloads,
            finalizers: [Self.finalizer]
        )
        return account(of: tenant) + [project, boundary(of: tenant), workloads]
    }

    private func accounts(of tenant: TenantContext) -> [DestinationServiceAccount] {
        guard settings.impersonation else { return [] }
        return [
            DestinationServiceAccount(
                server: settings.server.text,
                namespace: tenant.namespace.text,
                defaultServiceAccount: "\(settings.namespace):\(Reconciler.account(of: tenant.name))"
            )
        ]
    }

    /// In the first wave, and so deleted in the last, when what it applied is gone.
    private func account(of tenant: TenantContext) -> [any KubernetesDocument] {
        guard settings.impersonation else { return [] }
        return [tenant.reconcilerAccount(in: settings.namespace, annotations: Wave.projects.annotations)]
    }
}
