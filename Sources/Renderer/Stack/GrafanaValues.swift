import Kubernetes
import YAML

/// Grafana, in the chart's values (grafana/helm-charts `charts/grafana/values.yaml`).
struct GrafanaValues: Structured {
    /// The first user.
    var admin: AdminValues
    /// How it is replaced.
    var deploymentStrategy: StrategyValues
    /// Its volume.
    var persistence: PersistenceValues
    /// A container that runs as root to own the volume.
    var initChownData: Switch
    /// A pod that tests the release.
    var testFramework: Switch
    /// What the sidecar may read.
    var rbac: GrafanaAccess
    /// Where dashboards and data sources are found.
    var sidecar: SidecarValues
    /// Whether the chart's dashboards can be edited, which the next start undoes.
    var defaultDashboardsEditable: Bool
    /// What it may use.
    var resources: ResourceRequirements
}

extension GrafanaValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            admin: visit.required("admin", value?.admin),
            deploymentStrategy: visit.required("deploymentStrategy", value?.deploymentStrategy),
            persistence: visit.required("persistence", value?.persistence),
            initChownData: visit.required("initChownData", value?.initChownData),
            testFramework: visit.required("testFramework", value?.testFramework),
            rbac: visit.required("rbac", value?.rbac),
            sidecar: visit.required("sidecar", value?.sidecar),
            defaultDashboardsEditable: visit.required("defaultDashboardsEditable", value?.defaultDashboardsEditable),
            resources: visit.required("resources", value?.resources)
        )
    }
}

/// The first user.
struct AdminValues: Structured {
    /// The Secret with its name and password.
    var existingSecret: DNSSubdomain
    /// The key of the name.
    var userKey: ConfigMapKey
    /// The key of the password.
    var passwordKey: ConfigMapKey
}

extension AdminValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            existingSecret: visit.required("existingSecret", value?.existingSecret),
            userKey: visit.required("userKey", value?.userKey),
            passwordKey: visit.required("passwordKey", value?.passwordKey)
        )
    }
}

/// How pods are replaced.
struct StrategyValues: Structured {
    /// `Recreate`: the old one goes first.
    var type: String
}

extension StrategyValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            type: visit.required("type", value?.type)
        )
    }
}

/// A volume.
struct PersistenceValues: Structured {
    /// Whether there is one.
    var enabled: Bool
    /// The class; the cluster's default when left out.
    var storageClassName: DNSSubdomain?
    /// Its size.
    var size: Quantity
}

extension PersistenceValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            enabled: visit.required("enabled", value?.enabled),
            storageClassName: visit.optional("storageClassName", value?.storageClassName),
            size: visit.required("size", value?.size)
        )
    }
}

/// What the sidecar may read.
struct GrafanaAccess: Structured {
    /// Whether it is of its own namespace alone.
    var namespaced: Bool
}

extension GrafanaAccess {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            namespaced: visit.required("namespaced", value?.namespaced)
        )
    }
}

/// Where dashboards and data sources are found.
struct SidecarValues: Structured {
    /// Dashboards.
    var dashboards: DashboardSidecar
    /// Data sources.
    var datasources: DataSourceSidecar
}

extension SidecarValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            dashboards: visit.required("dashboards", value?.dashboards),
            datasources: visit.required("datasources", value?.datasources)
        )
    }
}

/// ConfigMaps that are dashboards.
struct DashboardSidecar: Structured {
    /// The label that they have.
    var label: LabelKey
    /// The label's value.
    var labelValue: String
    /// Their namespace.
    var searchNamespace: DNSLabel
}

extension DashboardSidecar {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            label: visit.required("label", value?.label),
            labelValue: visit.required("labelValue", value?.labelValue),
            searchNamespace: visit.required("searchNamespace", value?.searchNamespace)
        )
    }
}

/// ConfigMaps that are data sources, and the one that the chart makes.
struct DataSourceSidecar: Structured {
    /// The uid of the data source Prometheus.
    var uid: String
}

extension DataSourceSidecar {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            uid: visit.required("uid", value?.uid)
        )
    }
}
