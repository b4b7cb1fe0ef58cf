import Diagnostics
import YAML

extension Rule {
    /// A binding of a policy refuses what breaks it.
    static let policyNotEnforced = Rule(
        id: "policy-not-enforced",
        category: .isolation,
        severity: .warning,
        summary: "some binding of an admission policy refuses requests",
        explanation: """
            `Warn` tells whoever asks, and `Audit` tells whoever reads the log; the request is taken. That is how a policy is tried out,
            and must not be how it stays: bind it with `Deny` once nothing that is needed breaks it.
            """,
        bad: .manifest(AdmissionExample.policy() + AdmissionExample.binding(actions: "[Audit]")),
        good: .manifest(AdmissionExample.policy() + AdmissionExample.binding(actions: "[Deny, Audit]")),
        check: .object(kinds: [.validatingAdmissionPolicyBinding]) { object, index, findings in
            guard let node = object.root.at("spec", "validationActions"), node.count > 0,
                let facts = AdmissionBindingFacts(object), !facts.isEnforced,
                !index.isEnforced(facts.policy)
            else { return }
            findings.report(.policyNotEnforced(node, facts.policy, object))
        }
    )
}

extension ManifestIndex {
    /// Whether a binding of a policy refuses requests.
    fileprivate func isEnforced(_ policy: String) -> Bool {
        objects(.validatingAdmissionPolicyBinding, in: "").contains { object in
            guard case .admissionBinding(let facts) = object.content else { return false }
            return facts.policy == policy && facts.isEnforced
        }
    }
}

extension Diagnostic {
    fileprivate static func policyNotEnforced(_ node: YAMLNode, _ policy: String, _ object: ManifestObject)
        -> Diagnostic
    {
        Diagnostic(
            .policyNotEnforced,
            "what breaks the policy '\(policy)' is told and taken: no binding of it has the action 'Deny'",
            at: object.place(of: node)
        )
    }
}
