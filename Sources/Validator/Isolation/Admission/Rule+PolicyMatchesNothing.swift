import Diagnostics
import YAML

extension Rule {
    /// The resources of an admission policy exist.
    static let policyMatchesNothing = Rule(
        id: "policy-matches-nothing",
        category: .isolation,
        severity: .error,
        summary: "an admission policy or webhook names resources that there are",
        explanation: """
            Rules name resources as the API's paths do: in plural and in lower case, of the group that has them. The server takes any
            other text, and then never asks the policy. Nor does it ask a ValidatingAdmissionPolicy about such policies and their
            bindings, so that nobody can lock the cluster: only roles protect these.
            """,
        bad: .manifest(AdmissionExample.policy(resources: "[service]") + AdmissionExample.binding()),
        good: .manifest(AdmissionExample.policy(resources: "[services]") + AdmissionExample.binding()),
        check: .manifest(kinds: ObjectKind.admissionPolicies + ObjectKind.admissionWebhooks) { object, findings in
            let isPolicy = object.kind == .validatingAdmissionPolicy
            for rule in AdmissionRules.all(of: object) {
                let groups = rule.list("apiGroups").compactMap(\.string)
                // Of a group that isn't Kubernetes' own, anything may be.
                guard !groups.isEmpty, groups.allSatisfy(BuiltInResources.isKnown) else { continue }
                for node in rule.list("resources") {
                    guard let text = node.string else { continue }
                    let resource = String(text.prefix { $0 != "/" })
                    guard !resource.isEmpty, resource != "*" else { continue }
                    if !BuiltInResources.groups(of: resource).contains(where: groups.contains) {
                        findings.report(.policyMatchesNothing(node, resource, groups, object))
                    } else if isPolicy, resource.hasPrefix("validatingadmissionpolic") {
                        findings.report(.policyOfPolicies(node, resource, object))
                    }
                }
            }
        }
    )
}

/// The rules of resources of policies and webhooks.
private enum AdmissionRules {
    static func all(of object: ManifestObject) -> [YAMLNode] {
        if let match = object.root.at("spec", "matchConstraints") { return match.list("resourceRules").map(\.self) }
        return object.root.list("webhooks").flatMap { $0.list("rules").map(\.self) }
    }
}

extension ObjectKind {
    fileprivate static let admissionWebhooks = [
        ObjectKind("MutatingWebhookConfiguration", "admissionregistration.k8s.io"),
        ObjectKind("ValidatingWebhookConfiguration", "admissionregistration.k8s.io"),
    ]
}

extension Diagnostic {
    fileprivate static func policyMatchesNothing(
        _ node: YAMLNode,
        _ resource: String,
        _ groups: [String],
        _ object: ManifestObject
    ) -> Diagnostic {
        let named = groups.map { $0.isEmpty ? "the core group" : "'\($0)'" }.joined(separator: ", ")
        let others = BuiltInResources.groups(of: resource).map { $0.isEmpty ? "the core group, ''" : "'\($0)'" }
        let hint =
            others.isEmpty
            ? BuiltInResources.question(for: resource, in: groups) : "; it is of \(others.joined(separator: " or "))"
        return Diagnostic(
            .policyMatchesNothing,
            "no resource '\(resource)' is in \(named), so that this is never asked about it\(hint)",
            at: object.place(of: node)
        )
    }

    fileprivate static func policyOfPolicies(_ node: YAMLNode, _ resource: String, _ object: ManifestObject)
        -> Diagnostic
    {
        Diagnostic(
            .policyMatchesNothing,
            "the server asks no ValidatingAdmissionPolicy about '\(resource)': only roles protect them",
            at: object.place(of: node)
        )
    }
}
