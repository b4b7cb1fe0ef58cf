import Kubernetes
import TenantSpecs
import YAML

/// The platform's own part of Argo CD.
extension ArgoCDContext {
    private static let platformProject: DNSSubdomain = "platform"

    /// What is applied once by hand: an Application of this folder, which holds itself. Nothing that happens to the folder deletes
    /// it or its project, and deleting it deletes nothing.
    ///
    /// `PruneLast` would put all that is pruned into one wave; without it a tenant's workloads are gone before its project and
    /// its account are.
    var rootFile: [any KubernetesDocument] {
        var kinds = [GroupKind(of: AppProject.self), GroupKind(of: Application<NoHelmValues>.self)]
        if settings.impersonation { kinds.append(GroupKind(of: ServiceAccount.self)) }
        let destination = ApplicationDestination(
            server: ArgoCDSettings.ownCluster.text,
            namespace: settings.namespace
        )
        return [
            AppProject(
                metadata: metadata(
                    PlatformPart.root,
                    annotations: Self.keeping.merging(Wave.projects.annotations)
                ),
                spec: .init(
                    description: "The Applications and projects of the tree.",
                    sourceRepos: [platform.spec.source.repository.text],
                    destinations: [
                        .init(server: ArgoCDSettings.ownCluster.text, namespace: settings.namespace.text)
                    ],
                    namespaceResourceWhitelist: kinds.inOrder(),
                    destinationServiceAccounts: ownAccount
                )
            ),
            Application(
                metadata: metadata(
                    PlatformPart.root,
                    annotations: Self.keeping.merging(Self.ownFilesOnly).merging(Wave.cluster.annotations)
                ),
                spec: .init(
                    project: PlatformPart.root,
                    destination: destination,
                    source: source(Self.folder),
                    syncPolicy: syncPolicy(options: Self.syncOptions.filter { $0 != "PruneLast=true" })
                )
            ),
        ]
    }

    /// The shared folders, and the project that allows them and the tenants' boundaries.
    func platformFile(_ kinds: FolderKinds) -> [any KubernetesDocument] {
        let project = AppProject(
            metadata: metadata(
                Self.platformProject,
                annotations: Wave.projects.annotations,
                finalizers: [Self.finalizer]
            ),
            spec: .init(
                description: "What tenants share, and the boundaries between them.",
                sourceRepos: [platform.spec.source.repository.text],
                destinations: platformDestinations,
                clusterResourceWhitelist: kinds.clusterScoped.inOrder(),
                namespaceResourceWhitelist: kinds.namespaced.inOrder(),
                destinationServiceAccounts: ownAccount
            )
        )
        return [
            project,
            application(.cluster, in: .cluster), application(.monitoring, in: .shared),
            application(.dashboards, in: .shared),
        ]
    }

    /// Argo CD's own project for whatever names none.
    var defaultProjectFile: [any KubernetesDocument] {
        [
            AppProject(
                metadata: metadata("default", annotations: Self.keeping.merging(Wave.projects.annotations)),
                spec: .init(
                    description: "Allows nothing: every Application names a project.",
                    namespaceResourceBlacklist: [.init(group: "*", kind: "*")]
                )
            )
        ]
    }

    /// Deleting one of these leaves what it applied.
    private func application(_ part: PlatformPart, in wave: Wave) -> Application<NoHelmValues> {
        Application(
            metadata: metadata(part.name, annotations: Self.ownFilesOnly.merging(wave.annotations)),
            spec: .init(
                project: Self.platformProject,
                destination: destination(GatewayContext.namespace),
                source: source(part.folder),
                syncPolicy: syncPolicy()
            )
        )
    }

    /// Any namespace but those of the cluster and of its controllers. The tenants' are not listed: a list would be another file
    /// that every tenant changes, and Argo CD walks it for every object.
    private var platformDestinations: [ProjectDestination] {
        let others: [DNSLabel] = [
            settings.namespace, platform.spec.gitops.flux.namespace, StackNamespaces.certManager,
            StackNamespaces.externalSecrets,
        ]
        let refused = Set(others.map(\.text) + ["default", "kube-*"]).sorted().map { "!\($0)" }
        return (["*"] + refused).map { ProjectDestination(server: settings.server.text, namespace: $0) }
    }

    /// The Application of a tenant's boundary, in the platform's project; deleting it leaves the namespace and all that guards it.
    func boundary(of tenant: TenantContext) -> Application<NoHelmValues> {
        tenantApplication(.boundary, of: tenant, project: Self.platformProject, wave: .boundaries, finalizers: [])
    }

    /// An Application of a folder of a tenant.
    func tenantApplication(
        _ part: TenantPart,
        of tenant: TenantContext,
        project: DNSSubdomain,
        wave: Wave,
        finalizers: [LabelKey]
    ) -> Application<NoHelmValues> {
        Application(
            metadata: metadata(
                part.name(of: tenant.name),
                labels: tenant.labels,
                annotations: Self.ownFilesOnly.merging(wave.annotations),
                finalizers: finalizers
            ),
            spec: .init(
                project: project,
                destination: destination(tenant.namespace),
                source: source(part.folder(of: tenant.name)),
                syncPolicy: syncPolicy()
            )
        )
    }
}
