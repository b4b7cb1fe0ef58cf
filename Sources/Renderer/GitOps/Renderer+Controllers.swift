import Kubernetes
import TenantSpecs

/// The folders of the controllers: one each, for a cluster applies one of them. Of two that apply the same objects, each would
/// undo what the other does.
extension Renderer {
    /// A tenant's file in each controller's folder.
    func controllerFiles(_ tenant: TenantContext, applying workloads: FolderKinds, spec: String) -> [RenderedFile] {
        let controllers = specs.platform.spec.gitops.controllers
        var files: [RenderedFile] = []
        if controllers.contains(.argocd) {
            let objects = ArgoCDContext(platform: specs.platform).tenantFile(tenant, workloads: workloads)
            files.append(Manifest.file("\(ArgoCDContext.folder)/\(Self.file(of: tenant.name))", spec: spec, objects))
        }
        if controllers.contains(.flux) {
            let objects = FluxContext(platform: specs.platform).tenantFile(tenant)
            files.append(Manifest.file("\(FluxContext.folder)/\(Self.file(of: tenant.name))", spec: spec, objects))
        }
        return files
    }

    /// The controllers' folders, whose kustomizations list the tenants' files.
    func controllerFolders(cluster: ManifestFolder, monitoring: ManifestFolder, spec: String) -> [ManifestFolder] {
        let controllers = specs.platform.spec.gitops.controllers
        var tenantKinds = FolderKinds([])
        // One stands for all: that is what `SometimesRendered` is for.
        if let first = specs.tenants.first {
            let context = TenantContext(first.tenant, platform: specs.platform)
            let workloads = workloadsFolder(context, spec: spec).kinds.adding(.workloads)
            tenantKinds = boundaryFolder(context, applying: workloads, spec: spec).kinds.adding(.boundary)
        }
        var folders: [ManifestFolder] = []
        if controllers.contains(.argocd) {
            let kinds = cluster.kinds.adding(.cluster).union(monitoring.kinds).union(tenantKinds)
                .union(DashboardFiles.kinds)
            folders.append(argoCDFolder(kinds, spec: spec))
        }
        if controllers.contains(.flux) { folders += fluxFolders(monitoring.kinds, spec: spec) }
        return folders
    }

    private func argoCDFolder(_ kinds: FolderKinds, spec: String) -> ManifestFolder {
        let context = ArgoCDContext(platform: specs.platform)
        var folder = ManifestFolder(ArgoCDContext.folder, spec: Self.folder(spec))
        folder.add("root.yaml", spec: spec, context.rootFile)
        folder.add("platform.yaml", spec: spec, context.platformFile(kinds))
        folder.add("monitoring-stack.yaml", spec: spec, StackRelease(platform: specs.platform).argoCD)
        if context.settings.restrictDefaultProject {
            folder.add("default-project.yaml", spec: spec, context.defaultProjectFile)
        }
        for tenant in specs.tenants { folder.list(Self.file(of: tenant.name.text)) }
        return folder
    }

    private func fluxFolders(_ kinds: FolderKinds, spec: String) -> [ManifestFolder] {
        let context = FluxContext(platform: specs.platform)
        let stackKinds = kinds.namespaced.filter { $0.group == GroupKind(of: PrometheusRule.self).group }.inOrder()
        var folder = ManifestFolder(FluxContext.folder, spec: Self.folder(spec))
        folder.add("root.yaml", spec: spec, context.rootFile)
        folder.add("platform.yaml", spec: spec, context.platformFile(stackKinds: stackKinds))
        for tenant in specs.tenants { folder.list(Self.file(of: tenant.name.text)) }
        var stack = ManifestFolder(FluxContext.stackFolder, spec: spec)
        stack.add("release.yaml", StackRelease(platform: specs.platform).flux)
        return [folder, stack]
    }

    /// A tenant's file below the folder of a controller.
    private static func file(of tenant: String) -> String { "tenants/\(tenant).yaml" }
}
