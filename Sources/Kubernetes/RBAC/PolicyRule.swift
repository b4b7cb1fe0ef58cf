public import YAML

/// What may be done to which resources, or to which paths of the API server (`rbac/v1 types.go PolicyRule`).
public struct PolicyRule: Structured {
    /// What may be done: `get`, `list`, ...; `*` is everything.
    public var verbs: [String]
    /// The groups of the resources; the empty string is the core group.
    public var apiGroups: [String]
    /// The resources in plural, with subresources as in `pods/log`.
    public var resources: [String]
    /// The only objects that the rule is for; any when empty.
    public var resourceNames: [String]
    /// Paths that aren't resources, in a ClusterRole only; such a rule has no resources.
    public var nonResourceURLs: [String]

    /// The value with the given fields set.
    public init(
        verbs: [String],
        apiGroups: [String] = [],
        resources: [String] = [],
        resourceNames: [String] = [],
        nonResourceURLs: [String] = []
    ) {
        self.verbs = verbs
        self.apiGroups = apiGroups
        self.resources = resources
        self.resourceNames = resourceNames
        self.nonResourceURLs = nonResourceURLs
    }
}

extension PolicyRule {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PolicyRule?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PolicyRule {
        try PolicyRule(
            verbs: visit.required("verbs", value?.verbs),
            apiGroups: visit.optional("apiGroups", value?.apiGroups, default: []),
            resources: visit.optional("resources", value?.resources, default: []),
            resourceNames: visit.optional("resourceNames", value?.resourceNames, default: []),
            nonResourceURLs: visit.optional("nonResourceURLs", value?.nonResourceURLs, default: [])
        )
    }
}
