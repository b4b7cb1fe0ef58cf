import Kubernetes
import TenantSpecs
import YAML

extension GrafanaValues {
    init(_ monitoring: Monitoring) {
        self.init(
            admin: .init(
                existingSecret: GrafanaAdmin.secretName,
                userKey: GrafanaAdmin.userKey,
                passwordKey: GrafanaAdmin.passwordKey
            ),
            // A volume that one pod mounts can't be on two nodes, which a rolling update needs.
            deploymentStrategy: .init(type: "Recreate"),
            persistence: .init(
                enabled: true,
                storageClassName: monitoring.storageClass,
                size: monitoring.grafana.storageSize
            ),
            // It runs as root, which `restricted` forbids; the pod's group owns the volume as it is.
            initChownData: .off,
            testFramework: .off,
            // The sidecar reads ConfigMaps and Secrets: of its own namespace alone, where no tenant can put one.
            rbac: .init(namespaced: true),
            sidecar: .init(
                dashboards: .init(
                    label: DashboardFiles.label,
                    labelValue: DashboardFiles.labelValue.text,
                    searchNamespace: GatewayContext.namespace
                ),
                datasources: .init(uid: "prometheus")
            ),
            defaultDashboardsEditable: false,
            resources: .bounded(cpu: "100m", memory: "256Mi", atMost: "512Mi")
        )
    }
}

/// The Secret with Grafana's first user.
enum GrafanaAdmin {
    static let secretName: DNSSubdomain = "grafana-admin"
    static let userKey: ConfigMapKey = "admin-user"
    static let passwordKey: ConfigMapKey = "admin-password"
    static let user = "admin"
}
