import Diagnostics
import YAML

extension RightsWalk {
    /// Judges the ClusterRoles whose rules become part of `view`, `edit` and `admin`.
    mutating func checkAggregation() {
        guard asks(.aggregatedRight) else { return }
        var usesByTarget: [String: [Use]] = [:]
        for role in model.roles where role.namespace.isEmpty && !role.origin.isBuiltIn {
            for label in role.labels where label.value == "true" {
                guard let target = Self.target(label), let excess = excess(of: role.rules, in: target) else { continue }
                let uses = usesByTarget[target] ?? confinedUses(of: target)
                usesByTarget[target] = uses
                let notes = notes(uses, role: role)
                let message = "whoever has '\(target)' gets to \(excess)"
                objects.ask(for: role.origin) { object, findings in
                    guard let node = object.root.at("metadata", "labels")?[label.key] else { return }
                    findings.report(
                        Diagnostic(
                            .aggregatedRight,
                            message,
                            at: object.place(of: node),
                            severity: uses.isEmpty ? .warning : .error,
                            notes: notes
                        )
                    )
                }
            }
        }
    }

    private static func target(_ label: Label) -> String? {
        guard label.key.hasPrefix(BuiltInRoles.labelPrefix) else { return nil }
        let target = String(label.key.dropFirst(BuiltInRoles.labelPrefix.count))
        return ["view", "edit", "admin"].contains(target) ? target : nil
    }

    /// What rules have that is beyond what a built-in role is for; `nil` when there is nothing.
    private func excess(of list: RuleList, in target: String) -> String? {
        var usual: Set<Power> = []
        if target != "view" { usual = [.secrets, .tokens, .impersonation, .pods, .policies] }
        if target == "admin" { usual.insert(.roles) }
        if let power = Power.allCases.first(where: { list.powers.contains($0) && !usual.contains($0) }) {
            return power.text.replacing("its own", with: "their")
        }
        guard target == "view" else { return nil }
        let read: Set<String> = ["get", "list", "watch"]
        for rule in list.rules where !rule.resources.isEmpty {
            guard let verb = rule.verbs.first(where: { !read.contains($0) }) else { continue }
            return "\(verb) \(rule.resources.joined(separator: ", ")), which is no view"
        }
        return nil
    }

    /// Those who are to stay within a tenant's namespace and have a built-in role, or one that takes it in.
    private func confinedUses(of target: String) -> [Use] {
        let roles: Set<String> =
            switch target {
            case "view": ["view", "edit", "admin"]
            case "edit": ["edit", "admin"]
            default: ["admin"]
            }
        var uses: [Use] = []
        for binding in model.bindings where binding.bindsClusterRole && roles.contains(binding.role) && uses.count < 3 {
            for subject in binding.subjects {
                let owner = owners.owner(of: subject)
                switch owner {
                case .tenant, .reconciler: uses.append(Use(binding: binding, subject: subject, owner: owner))
                case .unknown where index.tenancy.tenant(ofNamespace: binding.namespace) != nil:
                    uses.append(Use(binding: binding, subject: subject, owner: owner))
                default: continue
                }
            }
        }
        return uses
    }
}
