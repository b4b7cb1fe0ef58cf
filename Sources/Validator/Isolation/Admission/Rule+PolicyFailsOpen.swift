import Diagnostics
import YAML

extension Rule {
    /// What an admission policy can't judge is refused.
    static let policyFailsOpen = Rule(
        id: "policy-fails-open",
        category: .isolation,
        severity: .warning,
        summary: "an admission policy refuses what it can't judge",
        explanation: """
            With `failurePolicy: Ignore`, a request for which an expression fails is taken: a field that somebody leaves out, a type
            that isn't the expected one, or a very long list that exceeds the budget is then the way around the policy. The same holds
            for a binding whose `parameterNotFoundAction` is `Allow`: whoever deletes the parameters has ended the policy. Leave
            `failurePolicy` out or write `Fail`, and `Deny` for parameters.
            """,
        bad: .manifest(AdmissionExample.policy(rest: "  failurePolicy: Ignore\n") + AdmissionExample.binding()),
        good: .manifest(AdmissionExample.policy(rest: "  failurePolicy: Fail\n") + AdmissionExample.binding()),
        check: .manifest(kinds: ObjectKind.admissionPolicies + ObjectKind.admissionBindings) { object, findings in
            if let node = object.root.at("spec", "failurePolicy"), node.string == "Ignore" {
                findings.report(.policyFailsOpen(node, object))
            }
            if let node = object.root.at("spec", "paramRef")?["parameterNotFoundAction"], node.string == "Allow" {
                findings.report(.policyFailsOpenWithoutParameters(node, object))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func policyFailsOpen(_ node: YAMLNode, _ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .policyFailsOpen,
            "a request that this policy can't judge is taken: 'Ignore' lets pass whatever an expression fails at",
            at: object.place(of: node),
            fix: .writing("Fail", over: node)
        )
    }

    fileprivate static func policyFailsOpenWithoutParameters(_ node: YAMLNode, _ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .policyFailsOpen,
            "without its parameters the policy takes every request; 'Deny' makes it refuse them",
            at: object.place(of: node),
            fix: .writing("Deny", over: node)
        )
    }
}
