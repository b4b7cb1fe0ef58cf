import Kubernetes
import YAML

/// Alertmanager, in the chart's values.
struct AlertmanagerValues: Structured {
    /// What the operator makes of it.
    var alertmanagerSpec: AlertmanagerSpecValues
    /// Whether one of its pods must stay when nodes are drained.
    var podDisruptionBudget: Switch
}

extension AlertmanagerValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            alertmanagerSpec: visit.required("alertmanagerSpec", value?.alertmanagerSpec),
            podDisruptionBudget: visit.required("podDisruptionBudget", value?.podDisruptionBudget)
        )
    }
}

/// Alertmanager, as the operator takes it (`monitoring/v1 alertmanager_types.go AlertmanagerSpec`).
struct AlertmanagerSpecValues: Structured {
    /// Its pods, which tell each other whom they told.
    var replicas: Int64
    /// How long silences and notifications are remembered.
    var retention: GoDuration
    /// Its volumes.
    var storage: PersistentStorage
    /// What it may use.
    var resources: ResourceRequirements
    /// How important its pods are.
    var priorityClassName: DNSSubdomain
    /// The configuration of all alerts.
    var alertmanagerConfiguration: NamedConfiguration
    /// Further configurations.
    var alertmanagerConfigSelector: LabelSelector
    /// The namespaces of those.
    var alertmanagerConfigNamespaceSelector: LabelSelector
    /// Which alerts those are told of.
    var alertmanagerConfigMatcherStrategy: MatcherStrategy
}

extension AlertmanagerSpecValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            replicas: visit.required("replicas", value?.replicas),
            retention: visit.required("retention", value?.retention),
            storage: visit.required("storage", value?.storage),
            resources: visit.required("resources", value?.resources),
            priorityClassName: visit.required("priorityClassName", value?.priorityClassName),
            alertmanagerConfiguration: visit.required("alertmanagerConfiguration", value?.alertmanagerConfiguration),
            alertmanagerConfigSelector: visit.required("alertmanagerConfigSelector", value?.alertmanagerConfigSelector),
            alertmanagerConfigNamespaceSelector: visit.required(
                "alertmanagerConfigNamespaceSelector",
                value?.alertmanagerConfigNamespaceSelector
            ),
            alertmanagerConfigMatcherStrategy: visit.required(
                "alertmanagerConfigMatcherStrategy",
                value?.alertmanagerConfigMatcherStrategy
            )
        )
    }
}

/// A configuration by name (`monitoring/v1 alertmanager_types.go AlertmanagerConfiguration`).
struct NamedConfiguration: Structured {
    /// The name of an AlertmanagerConfig in Alertmanager's namespace.
    var name: DNSSubdomain
}

extension NamedConfiguration {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required("name", value?.name)
        )
    }
}

/// Which alerts a configuration is told of (`monitoring/v1 alertmanager_types.go AlertmanagerConfigMatcherStrategy`).
struct MatcherStrategy: Structured {
    /// `OnNamespace`: those of its own namespace.
    var type: String
}

extension MatcherStrategy {
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
