public import YAML

/// Puts a policy into effect (`admissionregistration.k8s.io/v1 types.go ValidatingAdmissionPolicyBinding`).
public struct ValidatingAdmissionPolicyBinding: KubernetesObject {
    /// `admissionregistration.k8s.io/v1`.
    public static var apiVersion: StaticString { "admissionregistration.k8s.io/v1" }
    /// `ValidatingAdmissionPolicyBinding`.
    public static var kind: StaticString { "ValidatingAdmissionPolicyBinding" }

    /// Its name, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// Which policy, and what happens where it isn't met.
    public var spec: ValidatingAdmissionPolicyBindingSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: ValidatingAdmissionPolicyBindingSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension ValidatingAdmissionPolicyBinding {
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

/// Which policy, and what happens where it isn't met (`admissionregistration/v1 types.go
/// ValidatingAdmissionPolicyBindingSpec`).
public struct ValidatingAdmissionPolicyBindingSpec: Structured {
    /// The policy.
    public var policyName: DNSSubdomain
    /// The objects that hold its parameters.
    public var paramRef: ParamRef?
    /// The requests, of those that the policy is about; all of them when left out.
    public var matchResources: AdmissionMatch?
    /// What happens; `deny` and `warn` exclude each other.
    public var validationActions: [ValidationAction]

    /// The value with the given fields set.
    public init(
        policyName: DNSSubdomain,
        paramRef: ParamRef? = nil,
        matchResources: AdmissionMatch? = nil,
        validationActions: [ValidationAction]
    ) {
        self.policyName = policyName
        self.paramRef = paramRef
        self.matchResources = matchResources
        self.validationActions = validationActions
    }
}

extension ValidatingAdmissionPolicyBindingSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            policyName: visit.required("policyName", value?.policyName),
            paramRef: visit.optional("paramRef", value?.paramRef),
            matchResources: visit.optional("matchResources", value?.matchResources),
            validationActions: visit.required("validationActions", value?.validationActions)
        )
    }
}

/// What happens where a policy isn't met (`admissionregistration/v1 types.go ValidationAction`).
public enum ValidationAction: String, EnumFieldValue {
    /// The request is refused.
    case deny = "Deny"
    /// Whoever asked is warned.
    case warn = "Warn"
    /// It is written into the audit log.
    case audit = "Audit"
}

/// The objects that hold a policy's parameters: one by its name, or all that a selector takes (`admissionregistration/v1
/// types.go ParamRef`).
public struct ParamRef: Structured {
    /// The object's name.
    public var name: String?
    /// The objects' namespace; that of the request when left out.
    public var namespace: DNSLabel?
    /// The objects' labels.
    public var selector: LabelSelector?
    /// What happens when there is none.
    public var parameterNotFoundAction: ParameterNotFoundAction

    /// The value with the given fields set.
    public init(
        name: String? = nil,
        namespace: DNSLabel? = nil,
        selector: LabelSelector? = nil,
        parameterNotFoundAction: ParameterNotFoundAction
    ) {
        self.name = name
        self.namespace = namespace
        self.selector = selector
        self.parameterNotFoundAction = parameterNotFoundAction
    }
}

extension ParamRef {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.optional("name", value?.name),
            namespace: visit.optional("namespace", value?.namespace),
            selector: visit.optional("selector", value?.selector),
            parameterNotFoundAction: visit.required("parameterNotFoundAction", value?.parameterNotFoundAction)
        )
    }
}

/// What happens when there are no parameters (`admissionregistration/v1 types.go ParameterNotFoundActionType`).
public enum ParameterNotFoundAction: String, EnumFieldValue {
    /// The policy is met.
    case allow = "Allow"
    /// The policy's ``ValidatingAdmissionPolicySpec/failurePolicy`` says.
    case deny = "Deny"
}
