import Diagnostics

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
            let kind = object.kind.admissionCounterpart
            guard let node = object.root.at("spec", "policyName"), let name = node.string, !name.isEmpty,
                !index.contains(kind, name, in: "")
            else { return }
            findings.report(
                Diagnostic(
                    .unknownPolicy,
                    "no \(kind.kind) '\(name)' is in the tree" + index.question(for: name, kind, in: ""),
                    at: object.place(of: node)
                )
            )
        }
    )
}
