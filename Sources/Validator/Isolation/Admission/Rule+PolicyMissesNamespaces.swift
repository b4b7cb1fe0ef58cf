import Diagnostics
import YAML

extension Rule {
    /// A policy holds in the namespaces of all tenants, or is one tenant's.
    static let policyMissesNamespaces = Rule(
        id: "policy-misses-namespaces",
        category: .isolation,
        severity: .warning,
        summary: "the selectors of a policy take a Namespace, and of most tenants all",
        explanation: """
            A policy is asked about the namespaces that its own `namespaceSelector` and that of a binding select. Where they select none
            of the tree's Namespaces, a label is misspelt. Where they select those of most tenants and not those of a few, the few lack a
            label, and are held to nothing. A policy of half of the tenants or fewer is taken to mean these.
            """,
        bad: .tree([
            "policy.yaml": AdmissionExample.policy(match: "    namespaceSelector: {matchLabels: {taem: acme}}\n")
                + AdmissionExample.binding(),
            "namespace.yaml": namespace,
        ]),
        good: .tree([
            "policy.yaml": AdmissionExample.policy(match: "    namespaceSelector: {matchLabels: {team: acme}}\n")
                + AdmissionExample.binding(),
            "namespace.yaml": namespace,
        ]),
        check: .object(kinds: ObjectKind.admissionPolicies) { object, index, findings in
            guard let node = object.root.at("spec", "matchConstraints") else { return }
            let bindings = index.bindings(of: object).map(\.facts.namespaces)
            guard !bindings.isEmpty, !index.objects(.namespace, in: "").isEmpty else { return }
            let own = node.field("namespaceSelector")
            // A policy of no selector at all is about every namespace.
            guard own != nil || bindings.allSatisfy({ $0 != nil }) else { return }
            var selected = Set(index.namespaces(own.map(LabelSelector.init) ?? LabelSelector(labels: [])))
            if !bindings.contains(where: { $0 == nil }) {
                selected.formIntersection(bindings.compactMap(\.self).flatMap(index.namespaces))
            }
            guard !selected.isEmpty else {
                findings.report(.policySelectsNoNamespace(own ?? node, object))
                return
            }
            let namespaces = index.tenancy.tenants.flatMap(index.tenancy.namespaces)
            let missed = namespaces.filter { !selected.contains($0) }
            guard !missed.isEmpty, missed.count < namespaces.count - missed.count, namespaces.count > 2 else { return }
            findings.report(.policyMissesTenants(missed, own ?? node, object, index))
        }
    )

    private static let namespace = """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: acme
          labels: {team: acme}

        """
}

extension Diagnostic {
    fileprivate static func policySelectsNoNamespace(_ node: YAMLNode, _ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .policyMissesNamespaces,
            "the selectors of this policy and its bindings take no Namespace of the tree",
            at: object.place(of: node)
        )
    }

    fileprivate static func policyMissesTenants(
        _ missed: [String],
        _ node: YAMLNode,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        let shown = missed.prefix(3)
        let rest = missed.count > shown.count ? " and \(missed.count - shown.count) more" : ""
        return Diagnostic(
            .policyMissesNamespaces,
            "this policy holds in most tenants' namespaces, and not in "
                + shown.map { "'\($0)'" }.joined(separator: ", ") + rest,
            at: object.place(of: node),
            notes: shown.flatMap { name in
                index.objects(.namespace, name, in: "").prefix(1).map { namespace in
                    Note("not selected", at: index.location(of: namespace))
                }
            }
        )
    }
}
