import Diagnostics
import KubernetesSchemas
import YAML

extension Rule {
    /// A rule that is one control of the Pod Security Standards.
    ///
    /// The server judges pods alone, and warns about templates; a workload whose pods it refuses never starts. So
    /// templates are judged here as the pods that they make.
    ///
    /// - Parameters:
    ///   - bad: fields of the pod's spec that break the control and no other.
    ///   - good: the same, mended.
    static func podSecurity(
        _ id: Diagnostic.ID,
        _ control: PodSecurityControl,
        _ summary: String,
        explanation: String,
        bad: Example,
        good: Example
    ) -> Rule {
        Rule(
            id: id,
            category: .security,
            severity: .error,
            summary: summary,
            explanation: explanation,
            bad: bad,
            good: good,
            check: .object(kinds: ObjectKind.podSources) { object, index, findings in
                guard let pod = object.pods else { return }
                PodSecurityRule.check(control, of: pod, in: object, index, id, &findings)
            }
        )
    }
}

/// Reports what pods have against the standard of their namespace.
enum PodSecurityRule {
    static func check(
        _ control: PodSecurityControl,
        of pod: PodTemplate,
        in object: ManifestObject,
        _ index: ManifestIndex,
        _ id: Diagnostic.ID,
        _ findings: inout Findings
    ) {
        let policies = index.podSecurity(of: object.namespace)
        var found: [(violation: PodSecurityViolation, policies: [PodSecurityPolicy])] = []
        for policy in policies {
            for violation in PodSecurityReview(pod, policy).violations(of: control) {
                if let known = found.firstIndex(where: { $0.violation.node == violation.node }) {
                    found[known].policies.append(policy)
                } else {
                    found.append((violation, [policy]))
                }
            }
        }
        for (violation, some) in found {
            guard let rule = RuleCatalogue.rule(id), let level = some.first?.level else { continue }
            let versions = some.map { "1.\($0.minor)" }.joined(separator: ", ")
            let suffix = some.count == policies.count ? "" : ", in Kubernetes \(versions)"
            findings.report(
                Diagnostic(
                    rule,
                    "\(violation.message) (Pod Security '\(level.rawValue)' forbids it\(suffix))",
                    at: object.place(of: violation.node),
                    notes: index.podSecurityNotes(of: object.namespace),
                    fix: violation.fix
                )
            )
        }
    }
}

extension ManifestIndex {
    /// The policies by which the pods of a namespace are judged: what its Namespace enforces, otherwise what the
    /// settings say.
    func podSecurity(of namespace: String) -> [PodSecurityPolicy] {
        PodSecurityPolicy.enforced(
            by: namespaceLabels(namespace),
            otherwise: settings.security.podSecurity.standard,
            servers: settings.versions.map(\.minor)
        )
    }

    /// Where the level of a namespace is from, when its Namespace sets it.
    fileprivate func podSecurityNotes(of namespace: String) -> [Diagnostic.Note] {
        guard let object = objects(.namespace, namespace, in: "").first,
            namespaceLabels(namespace).value(of: PodSecurityLabel.enforce) != nil
        else { return [] }
        return [Diagnostic.Note("the level is that of the Namespace", at: location(of: object))]
    }

    /// The labels of a Namespace; none when the tree hasn't got it.
    func namespaceLabels(_ namespace: String) -> [Label] {
        guard let object = objects(.namespace, namespace, in: "").first, case .namespace(let labels) = object.content
        else { return [] }
        return labels
    }
}
