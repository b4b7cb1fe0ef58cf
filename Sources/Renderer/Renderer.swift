public import Diagnostics
import Grafana
import Kubernetes
public import TenantSpecs
import YAML

/// Renders specs as the tree that a GitOps controller syncs. Equal specs give equal bytes, whatever the machine.
public struct Renderer: Sendable {
    private let specs: LoadedSpecs

    /// A renderer of specs.
    public init(_ specs: LoadedSpecs) {
        self.specs = specs
    }

    /// What is wrong with the specs together, that none of them shows alone.
    public func problems() -> [Diagnostic] {
        let context = GatewayContext(platform: specs.platform)
        return GatewayPolicies.shards(specs.tenants).compactMap { shard, tenants in
            let policies = GatewayPolicies.configMap(shard, tenants, in: context)
            let size = policies.data.reduce(0) { $0 + $1.key.text.utf8.count + $1.value.utf8.count }
            guard size > GatewayPolicies.maximumBytes, let first = tenants.first else { return nil }
            return .overfull(policies.metadata.name.text, size: size, tenants: tenants.count, at: first.nameLocation)
        }
    }

    /// The tree.
    ///
    /// - Parameter names: the tenants whose files are rendered; `nil` for the whole tree, the shared files included.
    public func tree(tenants names: Set<TenantName>? = nil) -> RenderedTree {
        guard let names else {
            return RenderedTree(count: specs.tenants.count + 1) { [self] index in
                index == 0 ? shared() : tenant(specs.tenants[index - 1])
            }
        }
        let chosen = specs.tenants.filter { names.contains($0.name) }
        return RenderedTree(count: chosen.count, isWhole: false) { [self] index in tenant(chosen[index]) }
    }

    /// The files of one tenant.
    public func tenant(_ loaded: LoadedTenant) -> RenderedUnit {
        let context = TenantContext(loaded.tenant, platform: specs.platform)
        let spec = Self.relative(loaded.path)
        let boundary = "tenants/\(context.name)/boundary"
        let workloads = "tenants/\(context.name)/workloads"
        let boundaryFiles = [
            Manifest.file("\(boundary)/namespace.yaml", spec: spec, [context.namespaceObject]),
            Manifest.file("\(boundary)/quota.yaml", spec: spec, [context.quota, context.limitRange]),
            Manifest.file("\(boundary)/rbac.yaml", spec: spec, context.access),
            Manifest.file("\(boundary)/network-policies.yaml", spec: spec, context.networkPolicies),
        ]
        let (app, proxy) = (context.app, context.proxy)
        let workloadFiles = [
            Manifest.file("\(workloads)/app.yaml", spec: spec, context.appFile(app)),
            Manifest.file("\(workloads)/llm-proxy.yaml", spec: spec, context.proxyFile(proxy)),
            Manifest.file("\(workloads)/monitoring.yaml", spec: spec, context.monitoringFile([app, proxy])),
        ]
        let files =
            boundaryFiles + [Manifest.kustomization(boundary, spec: spec, boundaryFiles)] + workloadFiles
            + [Manifest.kustomization(workloads, spec: spec, workloadFiles), DashboardFiles.tenant(context)]
        return RenderedUnit(tenant: context.name, spec: spec, files: files)
    }

    /// The files that belong to no tenant.
    public func shared() -> RenderedUnit {
        let context = GatewayContext(platform: specs.platform)
        let spec = Self.relative(specs.platformPath)
        let admission = AdmissionPolicies(specs.platform).objects
        let admissionFiles =
            admission.isEmpty ? [] : [Manifest.file("cluster/admission-policies.yaml", spec: spec, admission)]
        var cluster =
            admissionFiles + [
                Manifest.file("cluster/namespaces.yaml", spec: spec, ClusterObjects.namespaces),
                Manifest.file("cluster/priority-classes.yaml", spec: spec, PriorityClasses.objects),
                Manifest.file("cluster/rbac.yaml", spec: spec, [ClusterObjects.gatewayKeys]),
            ]
        if let store = ClusterObjects.secretStore(specs.platform) {
            cluster.append(Manifest.file("cluster/secret-store.yaml", spec: spec, [store]))
        }
        let policies = GatewayPolicies.shards(specs.tenants).map { shard, tenants in
            let configMap = GatewayPolicies.configMap(shard, tenants, in: context)
            return Manifest.file("monitoring/\(configMap.metadata.name).yaml", spec: Self.folder(spec), [configMap])
        }
        let monitoring =
            [
                Manifest.file("monitoring/alertmanager.yaml", spec: spec, context.alertmanagerFile),
                Manifest.file("monitoring/llm-gateway.yaml", spec: spec, context.gatewayFile),
                Manifest.file("monitoring/monitors.yaml", spec: spec, [context.monitor]),
                Manifest.file("monitoring/network-policies.yaml", spec: spec, context.networkPolicies),
                Manifest.file("monitoring/rules.yaml", spec: spec, context.rulesFile),
                Manifest.file("monitoring/secrets.yaml", spec: spec, context.secrets),
                Manifest.file("monitoring/stack.yaml", spec: spec, context.stackFile),
            ] + policies
        let files =
            cluster + [Manifest.kustomization("cluster", spec: spec, cluster)] + monitoring
            + [Manifest.kustomization("monitoring", spec: spec, monitoring)] + stack(spec: spec)
            + DashboardFiles.shared(tenants: specs.tenants.map(\.name), spec: Self.folder(spec))
        return RenderedUnit(tenant: nil, spec: spec, files: files)
    }

    /// The monitoring stack's source, in the folder of each controller: of two that sync both, each would undo what the other
    /// does.
    private func stack(spec: String) -> [RenderedFile] {
        let release = StackRelease(platform: specs.platform)
        let controllers = specs.platform.spec.gitops.controllers
        return [(GitOpsController.argocd, release.argoCD), (.flux, release.flux)].flatMap { controller, objects in
            guard controllers.contains(controller) else { return [RenderedFile]() }
            let folder = controller.rawValue
            let file = Manifest.file("\(folder)/monitoring-stack.yaml", spec: spec, objects)
            return [file, Manifest.kustomization(folder, spec: spec, [file])]
        }
    }

    /// A spec's file below the folder above it, so that the same specs render the same wherever the folder is.
    private static func relative(_ path: String) -> String {
        path.split(separator: "/").suffix(2).joined(separator: "/")
    }

    private static func folder(_ spec: String) -> String {
        spec.split(separator: "/").first.map { "\($0)/" } ?? spec
    }
}

extension Diagnostic {
    fileprivate static func overfull(_ name: String, size: Int, tenants: Int, at location: SourceLocation) -> Diagnostic
    {
        Diagnostic(
            "spec-capacity",
            .error,
            "ConfigMap '\(name)' would have \(size) bytes for \(tenants) tenants, more than the "
                + "\(GatewayPolicies.maximumBytes) that are safe; shorten the lists of allowed models",
            at: location
        )
    }
}
