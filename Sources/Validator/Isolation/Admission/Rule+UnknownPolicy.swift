import Diagnostics
import YAML

extension Rule {
    /// The policy of a binding exists.
    static let unknownPolicy = Rule(
        id: "unknown-policy",
        category: .isolation,
        severity: .warning,
        summary: "the policy that a binding names exists",
        explanation: """
            A binding of an admission policy that isn't there is ignored: nothing is asked of any request. A name that differs in one
            letter looks like protection and is none.
            """,
        bad: .manifest(
            AdmissionExample.policy() + AdmissionExample.binding()
                + AdmissionExample.binding("more-services", of: "servcies")
        ),
        good: .manifest(
            AdmissionExample.policy() + AdmissionExample.binding() + AdmissionExample.binding("more-services")
        ),
        check: .object(kinds: ObjectKind.admissionBindings) { object, index, findings in
            guard let node = object.root.at("spec", "policyName"), let name = node.string, !name.isEmpty,
                !index.contains(object.kind.admissionCounterpart, name, in: "")
            else { return }
            findings.report(.unknownPolicy(node, object, index))
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownPolicy(
        _ node: YAMLNode,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        let kind = object.kind.admissionCounterpart
        return Diagnostic(
            .unknownPolicy,
            "no \(kind.kind) '\(node.text)' is in the tree" + index.question(for: node.text, kind, in: ""),
            at: object.place(of: node)
        )
    }
}
