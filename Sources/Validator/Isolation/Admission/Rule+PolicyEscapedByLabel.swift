import Diagnostics
import YAML

extension Rule {
    /// A policy about Namespaces sees those whose label is taken away.
    static let policyEscapedByLabel = Rule(
        id: "policy-escaped-by-label",
        category: .isolation,
        severity: .warning,
        summary: "a policy about changes to Namespaces is asked when a label is taken away",
        explanation: """
            Whether a `namespaceSelector` selects a Namespace that is being changed is decided by the labels that it will have. Whoever
            takes the label away therefore escapes a policy that should forbid just that, in the very request. An `objectSelector` looks
            at the labels before and after, and selects if either does.
            """,
        bad: .manifest(
            AdmissionExample.policy(
                match: "    namespaceSelector: {matchLabels: {team: acme}}\n",
                resources: "[namespaces]"
            ) + AdmissionExample.binding()
        ),
        good: .manifest(
            AdmissionExample.policy(
                match: "    objectSelector: {matchLabels: {team: acme}}\n",
                resources: "[namespaces]"
            ) + AdmissionExample.binding()
        ),
        check: .manifest(kinds: ObjectKind.admissionPolicies) { object, findings in
            guard let match = object.root.at("spec", "matchConstraints"),
                let node = match.field("namespaceSelector"),
                let key = LabelSelector(node).removableKey,
                match.list("resourceRules").contains(where: \.isAboutChangedNamespaces)
            else { return }
            findings.report(.policyEscapedByLabel(node, key, object))
        }
    )
}

extension LabelSelector {
    /// A label that has to be there, and that can be taken away: the server itself sets the name (kubernetes:
    /// pkg/apis/core/v1/defaults.go `SetDefaults_Namespace`).
    fileprivate var removableKey: String? {
        let keys = labels.map(\.key) + requirements.filter { ["Exists", "In"].contains($0.operation) }.map(\.key)
        return keys.first { $0 != "kubernetes.io/metadata.name" }
    }
}

extension YAMLNode {
    /// Whether a rule names updates of Namespaces.
    fileprivate var isAboutChangedNamespaces: Bool {
        list("operations").contains { $0.string == "UPDATE" || $0.string == "*" }
            && list("apiGroups").contains { $0.string?.isEmpty == true || $0.string == "*" }
            && list("resources").contains { $0.string == "namespaces" }
    }
}

extension Diagnostic {
    fileprivate static func policyEscapedByLabel(_ node: YAMLNode, _ key: String, _ object: ManifestObject)
        -> Diagnostic
    {
        Diagnostic(
            .policyEscapedByLabel,
            "whoever takes the label '\(key)' away from a Namespace escapes this policy: a 'namespaceSelector' sees the new "
                + "labels alone; write an 'objectSelector'",
            at: object.place(of: node)
        )
    }
}
