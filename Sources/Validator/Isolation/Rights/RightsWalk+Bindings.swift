import Diagnostics
import YAML

extension RightsWalk {
    /// What is found at a subject of a binding.
    private struct SubjectFinding {
        /// Its place among the subjects that mean someone.
        var position: Int
        var rule: Rule
        var message: String
    }

    /// Judges a binding by where it is, whom it is for, and what role it names.
    mutating func check(_ binding: BindingFacts, _ uses: [Use]) {
        let home = index.tenancy.tenant(ofNamespace: binding.namespace)
        var found: [SubjectFinding] = []
        var roleFinding: (rule: Rule, message: String)?
        for (position, use) in uses.enumerated() {
            if let (rule, message) = subjectRule(use, home: home), asks(rule), found.count < Findings.limitPerFile {
                found.append(SubjectFinding(position: position, rule: rule, message: message))
            }
            if roleFinding == nil, let (rule, message) = roleRule(use, home: home), asks(rule) {
                roleFinding = (rule, message)
            }
        }
        guard !found.isEmpty || roleFinding != nil else { return }
        objects.ask(for: binding.origin) { [found, roleFinding] object, findings in
            let object = object.moved(to: binding.namespace)
            let nodes = found.isEmpty ? [] : object.boundSubjects
            for finding in found where nodes.indices.contains(finding.position) {
                let place = object.place(of: nodes[finding.position])
                findings.report(Diagnostic(finding.rule, finding.message, at: place))
            }
            if let (rule, message) = roleFinding, let node = object.root.at("roleRef", "name") {
                findings.report(Diagnostic(rule, message, at: object.place(of: node)))
            }
        }
    }

    // MARK: Subjects

    private func subjectRule(_ use: Use, home: String?) -> (rule: Rule, message: String)? {
        let binding = use.binding
        let subject = use.subject
        if use.owner == .everyone {
            guard !isHarmless(binding) else { return nil }
            let place = binding.namespace.isEmpty ? "in the whole cluster" : "in namespace '\(binding.namespace)'"
            return (
                .everyoneBound,
                "\(subject.kind.rawValue) '\(subject.name)' is \(Self.meaning(of: subject.name)), and gets "
                    + "\(binding.role) \(place)"
            )
        }
        if subject.kind == .group, subject.name == "system:masters" {
            return (
                .everyoneBound,
                "group 'system:masters' passes by every check of rights already, and can't be confined; bind a group of your own"
            )
        }
        guard case .tenant(let tenant) = use.owner else { return nil }
        if binding.namespace.isEmpty {
            guard !isHarmless(binding) else { return nil }
            return (
                .tenantClusterBinding,
                "\(subject.title) is tenant '\(tenant)''s, and gets \(binding.role) in every namespace; bind it in its own"
            )
        }
        guard home != tenant else { return nil }
        let place = home.map { "tenant '\($0)''s namespace" } ?? "the platform's namespace"
        return (
            .foreignSubject,
            "\(subject.title) is tenant '\(tenant)''s, and gets \(binding.role) in \(place) '\(binding.namespace)'"
        )
    }

    private static func meaning(of group: String) -> String {
        switch group {
        case "system:authenticated": "everyone with an account, every tenant's pods too"
        case "system:serviceaccounts": "every account of every namespace"
        default: "everyone who reaches the API server"
        }
    }

    /// Roles that let nobody see or do anything of others', which the cluster itself binds to everyone.
    private func isHarmless(_ binding: BindingFacts) -> Bool {
        binding.bindsClusterRole && Self.harmless.contains(binding.role)
    }

    private static let harmless: Set<String> = [
        "system:basic-user", "system:discovery", "system:public-info-viewer", "system:service-account-issuer-discovery",
    ]

    // MARK: Roles

    private func roleRule(_ use: Use, home: String?) -> (rule: Rule, message: String)? {
        let binding = use.binding
        guard binding.bindsClusterRole, BuiltInRoles.isKnown(binding.role), !isHarmless(binding) else { return nil }
        switch use.owner {
        case .tenant, .reconciler,
            .unknown where home != nil:
            guard binding.role != "view" else { return nil }
            return (
                .builtInRole,
                "\(use.subject.title) gets the built-in role '\(binding.role)', which \(Self.meaning(ofRole: binding.role))"
            )
        case .platform, .unknown:
            guard binding.role == "cluster-admin", !use.subject.name.hasPrefix("system:") else { return nil }
            return (
                .platformRight,
                "\(use.subject.title) gets 'cluster-admin': whoever gets hold of it has every tenant's data"
            )
        default: return nil
        }
    }

    private static func meaning(ofRole role: String) -> String {
        switch role {
        case "cluster-admin": "lets it change its own Namespace, quota and policies, and read every Secret"
        case "admin", "edit":
            "lets it read Secrets, make tokens, enter pods and open its own network, and takes in whatever charts add to it"
        default: "is meant for the cluster's own parts"
        }
    }
}

extension ManifestObject {
    /// The names of a binding's subjects that mean someone, in the order of the facts.
    fileprivate var boundSubjects: [YAMLNode] {
        let namespace = kind == .clusterRoleBinding ? "" : boundNamespace
        return root.list("subjects").filter { RightsSubject($0, bindingNamespace: namespace) != nil }
            .map { $0["name"] ?? $0 }
    }
}
