import Grafana
import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// The dashboards' folder: a JSON file each, of which kustomize makes a ConfigMap each for Grafana's sidecar.
enum DashboardFiles {
    /// The label by which Grafana's sidecar finds them, and its value.
    static let label: LabelKey = "grafana_dashboard"
    static let labelValue: LabelValue = "1"

    private static let folder = PlatformPart.dashboards.folder

    /// What kustomize makes of the files.
    static let kinds = FolderKinds([ConfigMap(metadata: .init(name: "dashboard", namespace: GatewayContext.namespace))])

    static func tenant(_ context: TenantContext) -> RenderedFile {
        file(context.name, TenantDashboard(tenant: context.tenant).dashboard)
    }

    /// The dashboards that show every tenant, and the kustomization of the folder.
    static func shared(tenants: [TenantName], spec: String) -> [RenderedFile] {
        let names = (Dashboards.Shared.allCases.map(\.rawValue) + tenants.map(\.text)).sorted()
        let kustomization = Kustomization(
            namespace: GatewayContext.namespace,
            configMapGenerator: names.map { .init(name: "dashboard-\($0)", files: ["\($0).json"]) },
            generatorOptions: .init(
                labels: PlatformLabels.shared.merging([label: labelValue]),
                // Grafana's `${datasource}` is no variable of Flux.
                annotations: ["kustomize.toolkit.fluxcd.io/substitute": "disabled"],
                disableNameSuffixHash: true
            )
        )
        let hasLongNames = tenants.contains { Dashboards.uid(of: $0).text != "tenant-\($0)" }
        let dashboards = Dashboards.Shared.allCases.map { shared in
            file(shared.rawValue, dashboard(shared, hasLongNames: hasLongNames))
        }
        return dashboards + [Manifest.file("\(folder)/kustomization.yaml", spec: spec, [kustomization])]
    }

    static func dashboard(_ shared: Dashboards.Shared, hasLongNames: Bool) -> Dashboard {
        switch shared {
        case .clusterOverview: ClusterOverview(hasLongNames: hasLongNames).dashboard
        case .gatewayHealth: GatewayHealth().dashboard
        case .llmUsage: LLMUsage(hasLongNames: hasLongNames).dashboard
        case .tenantMetrics: TenantMetrics(hasLongNames: hasLongNames).dashboard
        }
    }

    private static func file(_ name: String, _ dashboard: Dashboard) -> RenderedFile {
        RenderedFile(path: "\(folder)/\(name).json", contents: Array(dashboard.json().utf8))
    }
}
