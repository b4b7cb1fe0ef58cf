import YAML

/// What the binding of an admission policy does, as far as its policy has to know.
struct AdmissionBindingFacts: Sendable {
    /// The policy's name.
    var policy: String
    /// Whether it refuses requests; one of a mutating policy has no choice.
    var isEnforced: Bool
    /// Whether it says where the policy's parameters are.
    var hasParameters: Bool
    /// Which namespaces it is about; `nil` for all.
    var namespaces: LabelSelector?

    init?(_ object: ManifestObject) {
        guard object.kind.isAdmissionBinding, let spec = object.root["spec"], let policy = spec["policyName"]?.string
        else { return nil }
        self.policy = policy
        isEnforced =
            object.kind == .mutatingAdmissionPolicyBinding
            || spec.list("validationActions").contains { $0.string == "Deny" }
        hasParameters = spec.field("paramRef") != nil
        namespaces = spec.at("matchResources", "namespaceSelector").map(LabelSelector.init)
    }
}

extension ObjectKind {
    static let validatingAdmissionPolicy = ObjectKind("ValidatingAdmissionPolicy", "admissionregistration.k8s.io")
    static let validatingAdmissionPolicyBinding = ObjectKind(
        "ValidatingAdmissionPolicyBinding",
        "admissionregistration.k8s.io"
    )
    static let mutatingAdmissionPolicy = ObjectKind("MutatingAdmissionPolicy", "admissionregistration.k8s.io")
    static let mutatingAdmissionPolicyBinding = ObjectKind(
        "MutatingAdmissionPolicyBinding",
        "admissionregistration.k8s.io"
    )

    static let admissionPolicies: [ObjectKind] = [.mutatingAdmissionPolicy, .validatingAdmissionPolicy]
    static let admissionBindings: [ObjectKind] = [.mutatingAdmissionPolicyBinding, .validatingAdmissionPolicyBinding]

    var isAdmissionBinding: Bool { Self.admissionBindings.contains(self) }

    /// The kind of the bindings of policies of this kind, or of the policies of bindings of this kind.
    var admissionCounterpart: ObjectKind {
        switch self {
        case .mutatingAdmissionPolicy: .mutatingAdmissionPolicyBinding
        case .mutatingAdmissionPolicyBinding: .mutatingAdmissionPolicy
        case .validatingAdmissionPolicy: .validatingAdmissionPolicyBinding
        default: .validatingAdmissionPolicy
        }
    }
}

extension ManifestIndex {
    /// The bindings of a policy, in the order of their names.
    func bindings(of policy: ManifestObject) -> [(object: ObjectFacts, facts: AdmissionBindingFacts)] {
        objects(policy.kind.admissionCounterpart, in: "").compactMap { object in
            guard case .admissionBinding(let facts) = object.content, facts.policy == policy.name else { return nil }
            return (object, facts)
        }
    }
}
