import Diagnostics
import YAML

extension Rule {
    /// The bindings of a policy with parameters say where these are.
    static let policyWithoutParameters = Rule(
        id: "policy-without-parameters",
        category: .isolation,
        severity: .warning,
        summary: "a binding says where its policy's parameters are",
        explanation: """
            A policy with a `paramKind` is written for parameters. Where a binding has no `paramRef`, `params` is null: expressions that
            ask it fail, and those that expect null as a way out take every request. A `paramRef` for a policy without `paramKind` is an
            error of the configuration, and the server then does as the policy's `failurePolicy` says.
            """,
        bad: .manifest(
            AdmissionExample.policy(rest: "  paramKind: {apiVersion: v1, kind: ConfigMap}\n")
                + AdmissionExample.binding()
        ),
        good: .manifest(
            AdmissionExample.policy(rest: "  paramKind: {apiVersion: v1, kind: ConfigMap}\n")
                + AdmissionExample.binding(
                    rest: "  paramRef: {name: limits, namespace: platform, parameterNotFoundAction: Deny}\n"
                )
        ),
        check: .object(kinds: ObjectKind.admissionPolicies) { object, index, findings in
            let kind = object.root["spec"]?.field("paramKind")
            for (binding, facts) in index.bindings(of: object) where facts.hasParameters != (kind != nil) {
                findings.report(.policyWithoutParameters(object, binding, kind, index))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func policyWithoutParameters(
        _ policy: ManifestObject,
        _ binding: ObjectFacts,
        _ kind: YAMLNode?,
        _ index: ManifestIndex
    ) -> Diagnostic {
        let policyNode = kind ?? policy.root.at("metadata", "name") ?? policy.root
        return Diagnostic(
            .policyWithoutParameters,
            kind == nil
                ? "the policy '\(policy.name)' has no 'paramKind', so that this binding's 'paramRef' is an error"
                : "the policy '\(policy.name)' has parameters, and this binding has no 'paramRef' that names them",
            at: Place(index.location(of: binding), object: binding.identity.title, pointer: "/metadata/name"),
            notes: [Note("the policy", at: policy.place(of: policyNode).location)]
        )
    }
}
