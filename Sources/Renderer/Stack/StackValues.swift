import Kubernetes
import YAML

/// The values of the chart kube-prometheus-stack that differ from its own (prometheus-community/helm-charts `charts/kube-prometheus-stack/values.yaml`, and the `values.yaml` of its subcharts).
struct StackValues: Structured {
    /// What names begin with.
    var fullnameOverride: String
    /// The rules that the chart brings.
    var defaultRules: DefaultRules?
    /// Alertmanager.
    var alertmanager: AlertmanagerValues
    /// Grafana.
    var grafana: GrafanaValues
    /// What scrapes the controller manager.
    var kubeControllerManager: Switch?
    /// What scrapes etcd.
    var kubeEtcd: Switch?
    /// What scrapes the scheduler.
    var kubeScheduler: Switch?
    /// What scrapes kube-proxy.
    var kubeProxy: Switch?
    /// kube-state-metrics.
    var kubeStateMetrics: KubeStateMetricsValues
    /// node_exporter.
    var nodeExporter: NodeExporterValues
    /// The operator of Prometheus.
    var prometheusOperator: OperatorValues
    /// Prometheus.
    var prometheus: PrometheusValues
}

extension StackValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            fullnameOverride: visit.required("fullnameOverride", value?.fullnameOverride),
            defaultRules: visit.optional("defaultRules", value?.defaultRules),
            alertmanager: visit.required("alertmanager", value?.alertmanager),
            grafana: visit.required("grafana", value?.grafana),
            kubeControllerManager: visit.optional("kubeControllerManager", value?.kubeControllerManager),
            kubeEtcd: visit.optional("kubeEtcd", value?.kubeEtcd),
            kubeScheduler: visit.optional("kubeScheduler", value?.kubeScheduler),
            kubeProxy: visit.optional("kubeProxy", value?.kubeProxy),
            kubeStateMetrics: visit.required("kube-state-metrics", value?.kubeStateMetrics),
            nodeExporter: visit.required("prometheus-node-exporter", value?.nodeExporter),
            prometheusOperator: visit.required("prometheusOperator", value?.prometheusOperator),
            prometheus: visit.required("prometheus", value?.prometheus)
        )
    }
}

/// Whether a part is installed.
struct Switch: Structured {
    /// Whether it is.
    var enabled: Bool
}

extension Switch {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            enabled: visit.required("enabled", value?.enabled)
        )
    }
}

/// The rules that the chart brings.
struct DefaultRules: Structured {
    /// Groups of them, and whether they are wanted.
    var rules: SortedMap<String, Bool>
}

extension DefaultRules {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            rules: visit.required("rules", value?.rules)
        )
    }
}

/// A volume by its claim (prometheus-operator `monitoring/v1 types.go StorageSpec`).
struct PersistentStorage: Structured {
    /// The claim.
    var volumeClaimTemplate: ClaimTemplate
}

extension PersistentStorage {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            volumeClaimTemplate: visit.required("volumeClaimTemplate", value?.volumeClaimTemplate)
        )
    }
}

/// A claim of a volume (`monitoring/v1 types.go EmbeddedPersistentVolumeClaim`).
struct ClaimTemplate: Structured {
    /// What is claimed.
    var spec: ClaimSpec
}

extension ClaimTemplate {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// What is claimed (`core/v1 types.go PersistentVolumeClaimSpec`).
struct ClaimSpec: Structured {
    /// The class; the cluster's default when left out.
    var storageClassName: DNSSubdomain?
    /// How it is mounted.
    var accessModes: [String]
    /// The size.
    var resources: ResourceRequirements
}

extension ClaimSpec {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            storageClassName: visit.optional("storageClassName", value?.storageClassName),
            accessModes: visit.required("accessModes", value?.accessModes),
            resources: visit.required("resources", value?.resources)
        )
    }
}
