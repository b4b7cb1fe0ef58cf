import Diagnostics
import YAML

extension Rule {
    /// A policy's rules are of a direction that it is about.
    static let ignoredPolicyRules = Rule(
        id: "ignored-policy-rules",
        category: .isolation,
        severity: .error,
        summary: "a policy has no rules of a direction that its 'policyTypes' leave out",
        explanation: """
            What 'policyTypes' doesn't name the policy is not about: its rules of that direction are passed over, the pods are not \
            isolated by it there, and what the rules should allow stays shut when another policy isolates them. Add the direction, or \
            remove the rules. Without 'policyTypes' a policy is about ingress, and about egress when it has rules for that.
            """,
        bad: .manifest(
            NetworkExample.policy(
                "web",
                in: "shop",
                """
                podSelector: {matchLabels: {app: web}}
                policyTypes: [Ingress]
                egress:
                  - to: [{podSelector: {matchLabels: {app: api}}}]
                """
            )
        ),
        good: .manifest(
            NetworkExample.policy(
                "web",
                in: "shop",
                """
                podSelector: {matchLabels: {app: web}}
                policyTypes: [Ingress, Egress]
                egress:
                  - to: [{podSelector: {matchLabels: {app: api}}}]
                """
            )
        ),
        check: .manifest(kinds: [.networkPolicy]) { object, findings in
            guard let spec = object.root["spec"] else { return }
            let types = spec.list("policyTypes").compactMap(\.string)
            guard !types.isEmpty else { return }
            for (field, type) in [("ingress", "Ingress"), ("egress", "Egress")] where !types.contains(type) {
                guard let rules = spec[field], rules.kind == .sequence, rules.count > 0 else { continue }
                findings.report(.ignoredPolicyRules(rules, field, type, object))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func ignoredPolicyRules(
        _ rules: YAMLNode,
        _ field: String,
        _ type: String,
        _ object: ManifestObject
    ) -> Diagnostic {
        Diagnostic(
            .ignoredPolicyRules,
            "the rules of '\(field)' have no effect: 'policyTypes' doesn't name '\(type)'",
            at: object.place(of: rules)
        )
    }
}
