import Kubernetes
import TenantSpecs
import YAML

/// The folders of the tree that controllers apply.
extension Renderer {
    /// What a tenant can't touch.
    func boundaryFolder(_ context: TenantContext, applying workloads: FolderKinds, spec: String) -> ManifestFolder {
        var folder = ManifestFolder(TenantPart.boundary.folder(of: context.name), spec: spec)
        folder.add("namespace.yaml", [context.namespaceObject])
        folder.add("quota.yaml", [context.quota, context.limitRange])
        folder.add("rbac.yaml", context.access(applying: workloads))
        folder.add("network-policies.yaml", context.networkPolicies)
        return folder
    }

    /// What a tenant runs.
    func workloadsFolder(_ context: TenantContext, spec: String) -> ManifestFolder {
        let (app, proxy) = (context.app, context.proxy)
        var folder = ManifestFolder(TenantPart.workloads.folder(of: context.name), spec: spec)
        folder.add("app.yaml", context.appFile(app))
        folder.add("llm-proxy.yaml", context.proxyFile(proxy))
        folder.add("monitoring.yaml", context.monitoringFile([app, proxy]))
        return folder
    }

    /// What belongs to no namespace.
    func clusterFolder(spec: String) -> ManifestFolder {
        var folder = ManifestFolder(PlatformPart.cluster.folder, spec: spec)
        let policies = AdmissionPolicies(specs.platform).objects
        if !policies.isEmpty { folder.add("admission-policies.yaml", policies) }
        folder.add("namespaces.yaml", ClusterObjects.namespaces)
        folder.add("priority-classes.yaml", PriorityClasses.objects)
        folder.add("rbac.yaml", [ClusterObjects.gatewayKeys])
        if let store = ClusterObjects.secretStore(specs.platform) { folder.add("secret-store.yaml", [store]) }
        return folder
    }

    /// What all tenants share.
    func monitoringFolder(_ context: GatewayContext, spec: String) -> ManifestFolder {
        var folder = ManifestFolder(PlatformPart.monitoring.folder, spec: spec)
        folder.add("alertmanager.yaml", context.alertmanagerFile)
        folder.add("llm-gateway.yaml", context.gatewayFile)
        folder.add("monitors.yaml", [context.monitor])
        folder.add("network-policies.yaml", context.networkPolicies)
        folder.add("rules.yaml", context.rulesFile)
        folder.add("secrets.yaml", context.secrets)
        folder.add("stack.yaml", context.stackFile)
        for (shard, tenants) in GatewayPolicies.shards(specs.tenants) {
            let configMap = GatewayPolicies.configMap(shard, tenants, in: context)
            folder.add("\(configMap.metadata.name).yaml", spec: Self.folder(spec), [configMap])
        }
        return folder
    }
}
