public import Diagnostics
import Grafana
import Kubernetes
public import TenantSpecs
import YAML

/// Renders specs as the tree that a GitOps controller syncs. Equal specs give equal bytes, whatever the machine.
public struct Renderer: Sendable {
    let specs: LoadedSpecs

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
        let workloads = workloadsFolder(context, spec: spec)
        let kinds = workloads.kinds.adding(.workloads)
        let files =
            boundaryFolder(context, applying: kinds, spec: spec).rendered + workloads.rendered
            + [DashboardFiles.tenant(context)] + controllerFiles(context, applying: kinds, spec: spec)
        return RenderedUnit(tenant: context.name, spec: spec, files: files)
    }

    /// The files that belong to no tenant.
    public func shared() -> RenderedUnit {
        let context = GatewayContext(platform: specs.platform)
        let spec = Self.relative(specs.platformPath)
        let cluster = clusterFolder(spec: spec)
        let monitoring = monitoringFolder(context, spec: spec)
        let files =
            cluster.rendered + monitoring.rendered
            + controllerFolders(cluster: cluster, monitoring: monitoring, spec: spec).flatMap(\.rendered)
            + DashboardFiles.shared(tenants: specs.tenants.map(\.name), spec: Self.folder(spec))
        return RenderedUnit(tenant: nil, spec: spec, files: files)
    }

    /// A spec's file below the folder above it, so that the same specs render the same wherever the folder is.
    static func relative(_ path: String) -> String {
        path.split(separator: "/").suffix(2).joined(separator: "/")
    }

    /// The folder of a spec's file.
    static func folder(_ spec: String) -> String {
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
