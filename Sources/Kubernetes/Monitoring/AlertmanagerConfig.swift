public import YAML

/// How Alertmanager groups alerts, and whom it tells (`monitoring.coreos.com/v1alpha1 types.go AlertmanagerConfig`).
///
/// One that an Alertmanager names in `alertmanagerConfiguration` is its whole configuration; any other is confined by the
/// operator to alerts of its own namespace.
public struct AlertmanagerConfig: KubernetesObject {
    /// `monitoring.coreos.com/v1alpha1`.
    public static var apiVersion: StaticString { "monitoring.coreos.com/v1alpha1" }
    /// `AlertmanagerConfig`.
    public static var kind: StaticString { "AlertmanagerConfig" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The routes and receivers.
    public var spec: AlertmanagerConfigSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: AlertmanagerConfigSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension AlertmanagerConfig {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AlertmanagerConfig?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AlertmanagerConfig {
        try typeMeta(&visit)
        return try AlertmanagerConfig(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// The routes and receivers of a configuration (`monitoring/v1alpha1 alertmanager_config_types.go AlertmanagerConfigSpec`).
public struct AlertmanagerConfigSpec: Structured {
    /// Where alerts go.
    public var route: AlertRoute?
    /// Who is told.
    public var receivers: [AlertmanagerReceiver]
    /// Which alerts silence others.
    public var inhibitRules: [InhibitRule]

    /// The value with the given fields set.
    public init(route: AlertRoute? = nil, receivers: [AlertmanagerReceiver] = [], inhibitRules: [InhibitRule] = []) {
        self.route = route
        self.receivers = receivers
        self.inhibitRules = inhibitRules
    }
}

extension AlertmanagerConfigSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AlertmanagerConfigSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AlertmanagerConfigSpec {
        try AlertmanagerConfigSpec(
            route: visit.optional("route", value?.route),
            receivers: visit.optional("receivers", value?.receivers, default: []),
            inhibitRules: visit.optional("inhibitRules", value?.inhibitRules, default: [])
        )
    }
}
