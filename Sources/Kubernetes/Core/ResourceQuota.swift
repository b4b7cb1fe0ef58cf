public import YAML

/// A bound on what all objects of a namespace together may use (`core/v1 types.go ResourceQuota`).
public struct ResourceQuota: KubernetesObject {
    /// `v1`.
    public static var apiVersion: StaticString { "v1" }
    /// `ResourceQuota`.
    public static var kind: StaticString { "ResourceQuota" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The bounds.
    public var spec: ResourceQuotaSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: ResourceQuotaSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension ResourceQuota {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ResourceQuota?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ResourceQuota {
        try typeMeta(&visit)
        return try ResourceQuota(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// The bounds of a quota (`core/v1 types.go ResourceQuotaSpec`).
public struct ResourceQuotaSpec: Structured {
    /// The most of each resource: amounts, or numbers of objects.
    public var hard: SortedMap<ResourceName, Quantity>
    /// Which objects count; all scopes must fit, and without any every object does.
    public var scopes: [ResourceQuotaScope]
    /// Which objects count, by scopes with values.
    public var scopeSelector: ScopeSelector?

    /// The value with the given fields set.
    public init(
        hard: SortedMap<ResourceName, Quantity> = [:],
        scopes: [ResourceQuotaScope] = [],
        scopeSelector: ScopeSelector? = nil
    ) {
        self.hard = hard
        self.scopes = scopes
        self.scopeSelector = scopeSelector
    }
}

extension ResourceQuotaSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ResourceQuotaSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ResourceQuotaSpec {
        try ResourceQuotaSpec(
            hard: visit.optional("hard", value?.hard, default: [:]),
            scopes: visit.optional("scopes", value?.scopes, default: []),
            scopeSelector: visit.optional("scopeSelector", value?.scopeSelector)
        )
    }
}

/// The objects that a quota counts: those that meet every requirement (`core/v1 types.go ScopeSelector`).
public struct ScopeSelector: Structured {
    /// The requirements.
    public var matchExpressions: [ScopedResourceSelectorRequirement]

    /// The value with the given fields set.
    public init(matchExpressions: [ScopedResourceSelectorRequirement] = []) {
        self.matchExpressions = matchExpressions
    }
}

extension ScopeSelector {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ScopeSelector?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ScopeSelector {
        try ScopeSelector(
            matchExpressions: visit.optional("matchExpressions", value?.matchExpressions, default: [])
        )
    }
}

/// What an object must meet in one scope for a quota to count it (`core/v1 types.go
/// ScopedResourceSelectorRequirement`).
public struct ScopedResourceSelectorRequirement: Structured {
    /// The scope.
    public var scopeName: ResourceQuotaScope
    /// How the object relates to the values.
    public var `operator`: ScopeSelectorOperator
    /// The values; none for `exists` and `doesNotExist`.
    public var values: [String]

    /// The value with the given fields set.
    public init(scopeName: ResourceQuotaScope, operator: ScopeSelectorOperator, values: [String] = []) {
        self.scopeName = scopeName
        self.operator = `operator`
        self.values = values
    }
}

extension ScopedResourceSelectorRequirement {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ScopedResourceSelectorRequirement?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ScopedResourceSelectorRequirement {
        try ScopedResourceSelectorRequirement(
            scopeName: visit.required("scopeName", value?.scopeName),
            operator: visit.required("operator", value?.operator),
            values: visit.optional("values", value?.values, default: [])
        )
    }
}

/// A class of pods that a quota can be confined to (`core/v1 types.go ResourceQuotaScope`).
public enum ResourceQuotaScope: String, EnumFieldValue {
    /// Pods with a deadline.
    case terminating = "Terminating"
    /// Pods without a deadline.
    case notTerminating = "NotTerminating"
    /// Pods that request nothing and are limited in nothing.
    case bestEffort = "BestEffort"
    /// Pods that request something.
    case notBestEffort = "NotBestEffort"
    /// Pods of given priority classes.
    case priorityClass = "PriorityClass"
    /// Pods with affinity terms over other namespaces.
    case crossNamespacePodAffinity = "CrossNamespacePodAffinity"
}

/// How an object relates to the values of a scope (`core/v1 types.go ScopeSelectorOperator`).
public enum ScopeSelectorOperator: String, EnumFieldValue {
    /// It has one of the values.
    case isIn = "In"
    /// It has none of the values.
    case notIn = "NotIn"
    /// It has some value.
    case exists = "Exists"
    /// It has no value.
    case doesNotExist = "DoesNotExist"
}
