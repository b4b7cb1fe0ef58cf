public import YAML

/// What the API server asks of requests before it stores them, in expressions of CEL
/// (`admissionregistration.k8s.io/v1 types.go ValidatingAdmissionPolicy`). It has no effect without a
/// ``ValidatingAdmissionPolicyBinding``.
public struct ValidatingAdmissionPolicy: KubernetesObject {
    /// `admissionregistration.k8s.io/v1`.
    public static var apiVersion: StaticString { "admissionregistration.k8s.io/v1" }
    /// `ValidatingAdmissionPolicy`.
    public static var kind: StaticString { "ValidatingAdmissionPolicy" }

    /// Its name, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// What is asked, and of which requests.
    public var spec: ValidatingAdmissionPolicySpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: ValidatingAdmissionPolicySpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension ValidatingAdmissionPolicy {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try typeMeta(&visit)
        return try Self(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// What is asked, and of which requests (`admissionregistration/v1 types.go ValidatingAdmissionPolicySpec`).
public struct ValidatingAdmissionPolicySpec: Structured {
    /// The kind of the objects that hold the policy's parameters; it has none when left out.
    public var paramKind: ParamKind?
    /// Which requests the policy is about; at least one rule of resources.
    public var matchConstraints: AdmissionMatch
    /// What a request must meet.
    public var validations: [AdmissionValidation]
    /// What happens where an expression can't be evaluated; `fail` when left out.
    public var failurePolicy: AdmissionFailurePolicy?
    /// What is written into the audit log.
    public var auditAnnotations: [AuditAnnotation]
    /// What else a request must meet for the policy to be about it: 64 at most.
    public var matchConditions: [MatchCondition]
    /// Values that expressions share, each of which may use those before it.
    public var variables: [AdmissionVariable]

    /// The value with the given fields set.
    public init(
        paramKind: ParamKind? = nil,
        matchConstraints: AdmissionMatch,
        validations: [AdmissionValidation] = [],
        failurePolicy: AdmissionFailurePolicy? = nil,
        auditAnnotations: [AuditAnnotation] = [],
        matchConditions: [MatchCondition] = [],
        variables: [AdmissionVariable] = []
    ) {
        self.paramKind = paramKind
        self.matchConstraints = matchConstraints
        self.validations = validations
        self.failurePolicy = failurePolicy
        self.auditAnnotations = auditAnnotations
        self.matchConditions = matchConditions
        self.variables = variables
    }
}

extension ValidatingAdmissionPolicySpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            paramKind: visit.optional("paramKind", value?.paramKind),
            matchConstraints: visit.required("matchConstraints", value?.matchConstraints),
            validations: visit.optional("validations", value?.validations, default: []),
            failurePolicy: visit.optional("failurePolicy", value?.failurePolicy),
            auditAnnotations: visit.optional("auditAnnotations", value?.auditAnnotations, default: []),
            matchConditions: visit.optional("matchConditions", value?.matchConditions, default: []),
            variables: visit.optional("variables", value?.variables, default: [])
        )
    }
}

/// What happens where an expression can't be evaluated (`admissionregistration/v1 types.go FailurePolicyType`).
public enum AdmissionFailurePolicy: String, EnumFieldValue {
    /// The request is refused.
    case fail = "Fail"
    /// The request is taken.
    case ignore = "Ignore"
}

/// The kind of the objects that hold a policy's parameters (`admissionregistration/v1 types.go ParamKind`).
public struct ParamKind: Structured {
    /// The API group and version.
    public var apiVersion: String
    /// The kind.
    public var kind: String

    /// The value with the given fields set.
    public init(apiVersion: String, kind: String) {
        self.apiVersion = apiVersion
        self.kind = kind
    }
}

extension ParamKind {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            apiVersion: visit.required("apiVersion", value?.apiVersion),
            kind: visit.required("kind", value?.kind)
        )
    }
}
