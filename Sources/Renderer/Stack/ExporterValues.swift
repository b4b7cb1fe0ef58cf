import Kubernetes
import YAML

/// kube-state-metrics, in the chart's values (prometheus-community/helm-charts `charts/kube-state-metrics/values.yaml`).
struct KubeStateMetricsValues: Structured {
    /// What it may use.
    var resources: ResourceRequirements
    /// What it may read beyond the chart's own rules.
    var rbac: ExtraAccess?
    /// Custom resources that it tells of.
    var customResourceState: CustomResourceState?
}

extension KubeStateMetricsValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            resources: visit.required("resources", value?.resources),
            rbac: visit.optional("rbac", value?.rbac),
            customResourceState: visit.optional("customResourceState", value?.customResourceState)
        )
    }
}

/// What may be read beyond the chart's own rules.
struct ExtraAccess: Structured {
    /// The rules.
    var extraRules: [PolicyRule]
}

extension ExtraAccess {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            extraRules: visit.required("extraRules", value?.extraRules)
        )
    }
}

/// Custom resources that kube-state-metrics tells of (kube-state-metrics `docs/metrics/extend/customresourcestate-metrics.md`).
struct CustomResourceState: Structured {
    /// Whether it does.
    var enabled: Bool
    /// Which, and what of them.
    var config: CustomResourceMetrics
}

extension CustomResourceState {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            enabled: visit.required("enabled", value?.enabled),
            config: visit.required("config", value?.config)
        )
    }
}

/// Metrics of custom resources.
struct CustomResourceMetrics: Structured {
    /// What the configuration is.
    var kind: String
    /// The resources.
    var spec: CustomResourceList
}

extension CustomResourceMetrics {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            kind: visit.required("kind", value?.kind),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// Custom resources.
struct CustomResourceList: Structured {
    /// A kind each.
    var resources: [CustomResource]
}

extension CustomResourceList {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            resources: visit.required("resources", value?.resources)
        )
    }
}

/// A kind of custom resource and its metrics.
struct CustomResource: Structured {
    /// The kind.
    var groupVersionKind: GroupVersionKind
    /// What the metrics' names begin with.
    var metricNamePrefix: String
    /// The metrics.
    var metrics: [CustomResourceMetric]
}

extension CustomResource {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            groupVersionKind: visit.required("groupVersionKind", value?.groupVersionKind),
            metricNamePrefix: visit.required("metricNamePrefix", value?.metricNamePrefix),
            metrics: visit.required("metrics", value?.metrics)
        )
    }
}

/// A kind of an API group.
struct GroupVersionKind: Structured {
    /// The group.
    var group: String
    /// The version.
    var version: String
    /// The kind.
    var kind: String
}

extension GroupVersionKind {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            group: visit.required("group", value?.group),
            version: visit.required("version", value?.version),
            kind: visit.required("kind", value?.kind)
        )
    }
}

/// A metric of a custom resource.
struct CustomResourceMetric: Structured {
    /// Its name behind the prefix.
    var name: String
    /// What it tells.
    var help: String
    /// What an object adds to it.
    var each: CustomResourceSample
    /// Labels, and where in an object their values are.
    var labelsFromPath: SortedMap<String, [String]>
}

extension CustomResourceMetric {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required("name", value?.name),
            help: visit.required("help", value?.help),
            each: visit.required("each", value?.each),
            labelsFromPath: visit.required("labelsFromPath", value?.labelsFromPath)
        )
    }
}

/// What an object adds to a metric.
struct CustomResourceSample: Structured {
    /// `Info`: 1, with labels.
    var type: String
    /// Its labels.
    var info: CustomResourceInfo
}

extension CustomResourceSample {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            type: visit.required("type", value?.type),
            info: visit.required("info", value?.info)
        )
    }
}

/// The labels of a sample.
struct CustomResourceInfo: Structured {
    /// Labels, and where in an object their values are.
    var labelsFromPath: SortedMap<String, [String]>
}

extension CustomResourceInfo {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            labelsFromPath: visit.required("labelsFromPath", value?.labelsFromPath)
        )
    }
}

/// node_exporter, in the chart's values (prometheus-community/helm-charts `charts/prometheus-node-exporter/values.yaml`).
struct NodeExporterValues: Structured {
    /// Its namespace.
    var namespaceOverride: DNSLabel
    /// What it may use.
    var resources: ResourceRequirements
}

extension NodeExporterValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            namespaceOverride: visit.required("namespaceOverride", value?.namespaceOverride),
            resources: visit.required("resources", value?.resources)
        )
    }
}

/// The operator of Prometheus, in the chart's values.
struct OperatorValues: Structured {
    /// What it may use.
    var resources: ResourceRequirements
    /// The container that tells Prometheus and Alertmanager of changes.
    var prometheusConfigReloader: ReloaderValues
}

extension OperatorValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            resources: visit.required("resources", value?.resources),
            prometheusConfigReloader: visit.required("prometheusConfigReloader", value?.prometheusConfigReloader)
        )
    }
}

/// The container that tells of changes.
struct ReloaderValues: Structured {
    /// What it may use.
    var resources: ResourceRequirements
}

extension ReloaderValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            resources: visit.required("resources", value?.resources)
        )
    }
}
