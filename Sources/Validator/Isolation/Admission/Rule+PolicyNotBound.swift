import Diagnostics

extension Rule {
    /// An admission policy has a binding.
    static let policyNotBound = Rule(
        id: "policy-not-bound",
        category: .isolation,
        severity: .warning,
        summary: "an admission policy has a binding",
        explanation: """
            A ValidatingAdmissionPolicy or MutatingAdmissionPolicy does nothing by itself: a binding of the corresponding kind puts it
            into effect. Without one, the server asks it about no request, and says nothing of that.
            """,
        bad: .manifest(AdmissionExample.policy()),
        good: .manifest(AdmissionExample.policy() + AdmissionExample.binding()),
        check: .object(kinds: ObjectKind.admissionPolicies) { object, index, findings in
            guard !object.name.isEmpty, index.bindings(of: object).isEmpty else { return }
            findings.report(.policyNotBound(object))
        }
    )
}

extension Diagnostic {
    fileprivate static func policyNotBound(_ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .policyNotBound,
            "no \(object.kind.admissionCounterpart.kind) names this policy, so that it has no effect",
            at: object.place(of: object.root.at("metadata", "name") ?? object.root)
        )
    }
}
