import Grafana
import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// The dashboards' folder: a JSON file each, of which kustomize makes a ConfigMap each for Grafana's sidecar.
enum DashboardFiles {
    private static let folder = "dashboards"

    static func tenant(_ context: TenantContext) -> RenderedFile {
        let dashboard = Dashboards.tenantDashboard(
            name: context.tenant.metadata.name,
            company: context.tenant.spec.company.text,
            latencyThreshold: Double(context.tenant.spec.slo.latency.threshold.milliseconds) / 1000
        )
        return file(context.name, dashboard)
    }

    /// The dashboards that show every tenant, and the kustomization of the folder.
    static func shared(tenants: [String], spec: String) -> [RenderedFile] {
        let names = (["cluster-overview", "tenant-metrics"] + tenants).sorted()
        let kustomization = Kustomization(
            namespace: GatewayContext.namespace,
            configMapGenerator: names.map { .init(name: "dashboard-\($0)", files: ["\($0).json"]) },
            generatorOptions: .init(
                labels: PlatformLabels.shared.merging(["grafana_dashboard": "1"]),
                // Grafana's `${datasource}` is no variable of Flux.
                annotations: ["kustomize.toolkit.fluxcd.io/substitute": "disabled"],
                disableNameSuffixHash: true
            )
        )
        return [
            file("cluster-overview", Dashboards.clusterOverview()),
            file("tenant-metrics", Dashboards.tenantMetrics()),
            Manifest.file("\(folder)/kustomization.yaml", spec: spec, [kustomization]),
        ]
    }

    private static func file(_ name: String, _ dashboard: Dashboard) -> RenderedFile {
        RenderedFile(path: "\(folder)/\(name).json", contents: Array(dashboard.json().utf8))
    }
}
