public import YAML

/// Which requests a policy or a binding is about (`admissionregistration/v1 types.go MatchResources`).
public struct AdmissionMatch: Structured {
    /// The namespaces, by their labels; any when left out. An update of a Namespace is judged by its new labels alone, and
    /// whatever is in no namespace is always meant (apiserver: pkg/admission/plugin/webhook/predicates/namespace/matcher.go).
    public var namespaceSelector: LabelSelector?
    /// The objects, by the labels that they have or had; any when left out.
    public var objectSelector: LabelSelector?
    /// The operations and resources.
    public var resourceRules: [AdmissionRule]
    /// What is not meant though a rule names it.
    public var excludeResourceRules: [AdmissionRule]
    /// Whether a rule means its resource in other groups and versions too; `equivalent` when left out.
    public var matchPolicy: MatchPolicy?

    /// The value with the given fields set.
    public init(
        namespaceSelector: LabelSelector? = nil,
        objectSelector: LabelSelector? = nil,
        resourceRules: [AdmissionRule] = [],
        excludeResourceRules: [AdmissionRule] = [],
        matchPolicy: MatchPolicy? = nil
    ) {
        self.namespaceSelector = namespaceSelector
        self.objectSelector = objectSelector
        self.resourceRules = resourceRules
        self.excludeResourceRules = excludeResourceRules
        self.matchPolicy = matchPolicy
    }
}

extension AdmissionMatch {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            namespaceSelector: visit.optional("namespaceSelector", value?.namespaceSelector),
            objectSelector: visit.optional("objectSelector", value?.objectSelector),
            resourceRules: visit.optional("resourceRules", value?.resourceRules, default: []),
            excludeResourceRules: visit.optional("excludeResourceRules", value?.excludeResourceRules, default: []),
            matchPolicy: visit.optional("matchPolicy", value?.matchPolicy)
        )
    }
}

/// Operations on resources (`admissionregistration/v1 types.go NamedRuleWithOperations`).
public struct AdmissionRule: Structured {
    /// The only objects that are meant; any when empty.
    public var resourceNames: [String]
    /// What is done.
    public var operations: [AdmissionOperation]
    /// The groups of the resources; the empty string is the core group, `*` any.
    public var apiGroups: [String]
    /// The versions; `*` is any.
    public var apiVersions: [String]
    /// The resources in plural, with subresources as in `pods/ephemeralcontainers`; `*` is any, without subresources.
    public var resources: [String]
    /// Whether they are in namespaces; either when left out.
    public var scope: AdmissionScope?

    /// The value with the given fields set.
    public init(
        resourceNames: [String] = [],
        operations: [AdmissionOperation],
        apiGroups: [String],
        apiVersions: [String],
        resources: [String],
        scope: AdmissionScope? = nil
    ) {
        self.resourceNames = resourceNames
        self.operations = operations
        self.apiGroups = apiGroups
        self.apiVersions = apiVersions
        self.resources = resources
        self.scope = scope
    }
}

extension AdmissionRule {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            resourceNames: visit.optional("resourceNames", value?.resourceNames, default: []),
            operations: visit.required("operations", value?.operations),
            apiGroups: visit.required("apiGroups", value?.apiGroups),
            apiVersions: visit.required("apiVersions", value?.apiVersions),
            resources: visit.required("resources", value?.resources),
            scope: visit.optional("scope", value?.scope)
        )
    }
}

/// What a request does (`admissionregistration/v1 types.go OperationType`).
public enum AdmissionOperation: String, EnumFieldValue {
    /// Any of them.
    case all = "*"
    /// It makes an object.
    case create = "CREATE"
    /// It changes an object.
    case update = "UPDATE"
    /// It deletes an object.
    case delete = "DELETE"
    /// It connects to one, as `exec` does.
    case connect = "CONNECT"
}

/// Whether resources are in namespaces (`admissionregistration/v1 types.go ScopeType`).
public enum AdmissionScope: String, EnumFieldValue {
    /// They are in none.
    case cluster = "Cluster"
    /// They are in one each.
    case namespaced = "Namespaced"
    /// Either.
    case all = "*"
}

/// Whether a rule means its resource in other groups and versions too (`admissionregistration/v1 types.go MatchPolicyType`).
public enum MatchPolicy: String, EnumFieldValue {
    /// Only what it names.
    case exact = "Exact"
    /// Whatever changes the same objects.
    case equivalent = "Equivalent"
}
