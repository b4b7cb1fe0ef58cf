import Diagnostics
import YAML

extension RightsWalk {
    /// Asks for the roles whose rules are to be judged.
    mutating func askForRoles() {
        for (source, uses) in uses.sorted(by: { $0.key < $1.key }) {
            let role = model.roles[source]
            let walk = self
            objects.ask(for: role.origin) { object, findings in
                walk.judge(role, object.moved(to: role.namespace), uses, &findings)
            }
        }
    }

    /// Judges each rule of a role for those who have it.
    private func judge(_ role: RoleFacts, _ object: ManifestObject, _ uses: Uses, _ findings: inout Findings) {
        for (rule, node) in zip(role.rules.rules, object.root.elements("rules").map { Array($0) } ?? []) {
            for power in Power.allCases where role.rules.powers.contains(power) && power.isGiven(by: rule) {
                if let first = uses.confined.first, !power.isClusterScoped || uses.isClusterWide {
                    guard asks(power.rule) else { continue }
                    for entry in power.entries(of: node) {
                        findings.report(
                            Diagnostic(
                                power.rule,
                                power.message(entry, rule, for: first.subject.title),
                                at: object.place(of: entry),
                                notes: notes(uses.confined, role: role)
                            )
                        )
                    }
                } else if let first = uses.platform.first, power.isForPlatformToo(in: first.binding) {
                    guard asks(.platformRight) else { continue }
                    for entry in power.entries(of: node) {
                        findings.report(
                            Diagnostic(
                                .platformRight,
                                power.message(entry, rule, for: first.subject.title),
                                at: object.place(of: entry),
                                notes: notes(uses.platform, role: role)
                            )
                        )
                    }
                }
            }
        }
    }
}

extension Power {
    /// The rule that forbids it to tenants.
    var rule: Rule {
        switch self {
        case .namespace, .quota, .policies, .roles: .boundaryRight
        case .secrets: .secretRight
        case .tokens: .tokenRight
        case .impersonation: .impersonationRight
        case .escalation: .escalationRight
        case .pods: .podAccessRight
        case .controllers: .controllerRight
        case .cluster: .tenantClusterBinding
        case .wildcard: .wildcardRight
        }
    }

    /// Whether an account of the platform that has it should be looked at: everywhere, what is as good as everything; in one
    /// namespace, only what has no bounds.
    fileprivate func isForPlatformToo(in binding: BindingFacts) -> Bool {
        switch self {
        case .wildcard: true
        case .impersonation, .escalation, .tokens, .secrets, .cluster: binding.namespace.isEmpty
        case .controllers, .namespace, .pods, .policies, .quota, .roles: false
        }
    }

    /// The entries of a rule that give it, by name: what a `*` gives is told of the `*`.
    fileprivate func entries(of rule: YAMLNode) -> [YAMLNode] {
        func entries(_ field: StaticString, _ isMeant: (String) -> Bool) -> [YAMLNode] {
            rule.elements(field)?.filter { $0.string.map(isMeant) ?? false } ?? []
        }
        let verbs = entries("verbs") { _ in true }
        switch self {
        case .wildcard:
            let all = { (text: String) in text == "*" }
            return entries("apiGroups", all) + entries("resources", all) + entries("nonResourceURLs", all)
                + entries("verbs", all)
        case .impersonation:
            return verbs.filter { Self.isImpersonation($0.text) }
        case .escalation:
            return verbs.filter { ["bind", "escalate"].contains($0.text) }
        default:
            // Asked once, not for each entry: a hostile rule has very many.
            let policy = PolicyRule(rule)
            let given = rights.filter { policy.gives($0) }
            return entries("resources") { entry in
                entry != "*" && given.contains { PolicyRule.names(entry, any: $0.resources) }
            }
        }
    }

    /// What an entry of a rule lets someone do.
    fileprivate func message(_ entry: YAMLNode, _ rule: PolicyRule, for subject: String) -> String {
        switch self {
        case .wildcard: "'*' lets \(subject) \(text)"
        case .impersonation, .escalation: "'\(entry.text)' lets \(subject) \(text)"

        default: "'\(entry.text)' lets \(subject) \(text): \(verbs(of: rule, on: entry.text))"
        }
    }

    /// The verbs that matter.
    private func verbs(of rule: PolicyRule, on entry: String) -> String {
        var wanted: Set<String> = []
        for right in rights where PolicyRule.names(entry, any: right.resources) { wanted.formUnion(right.verbs) }
        return rule.verbs.filter { $0 == "*" || wanted.contains($0) }.joined(separator: ", ")
    }
}
