public import YAML

/// Rules that Prometheus evaluates (`monitoring.coreos.com/v1 types.go PrometheusRule`).
public struct PrometheusRule: KubernetesObject {
    /// `monitoring.coreos.com/v1`.
    public static var apiVersion: StaticString { "monitoring.coreos.com/v1" }
    /// `PrometheusRule`.
    public static var kind: StaticString { "PrometheusRule" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The rules.
    public var spec: PrometheusRuleSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: PrometheusRuleSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension PrometheusRule {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PrometheusRule?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PrometheusRule {
        try typeMeta(&visit)
        return try PrometheusRule(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// The rules of an object (`monitoring/v1 prometheusrule_types.go PrometheusRuleSpec`).
public struct PrometheusRuleSpec: Structured {
    /// The rules in groups.
    public var groups: [RuleGroup]

    /// The value with the given fields set.
    public init(groups: [RuleGroup] = []) {
        self.groups = groups
    }
}

extension PrometheusRuleSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PrometheusRuleSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PrometheusRuleSpec {
        try PrometheusRuleSpec(
            groups: visit.optional("groups", value?.groups, default: [])
        )
    }
}

/// Rules that are evaluated one after the other (`monitoring/v1 prometheusrule_types.go RuleGroup`).
public struct RuleGroup: Structured {
    /// Its name, unique in the object.
    public var name: String
    /// Labels that all its rules add, before their own.
    public var labels: SortedMap<String, String>
    /// The time between evaluations; Prometheus's own when left out.
    public var interval: PrometheusDuration?
    /// How far behind the present it looks.
    public var queryOffset: PrometheusDuration?
    /// The rules in order.
    public var rules: [Rule]
    /// The most alerts or series of a rule; a rule with more fails.
    public var limit: Int64?

    /// The value with the given fields set.
    public init(
        name: String,
        labels: SortedMap<String, String> = [:],
        interval: PrometheusDuration? = nil,
        queryOffset: PrometheusDuration? = nil,
        rules: [Rule] = [],
        limit: Int64? = nil
    ) {
        self.name = name
        self.labels = labels
        self.interval = interval
        self.queryOffset = queryOffset
        self.rules = rules
        self.limit = limit
    }
}

extension RuleGroup {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: RuleGroup?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> RuleGroup {
        try RuleGroup(
            name: visit.required("name", value?.name),
            labels: visit.optional("labels", value?.labels, default: [:]),
            interval: visit.optional("interval", value?.interval),
            queryOffset: visit.optional("query_offset", value?.queryOffset),
            rules: visit.optional("rules", value?.rules, default: []),
            limit: visit.optional("limit", value?.limit)
        )
    }
}
