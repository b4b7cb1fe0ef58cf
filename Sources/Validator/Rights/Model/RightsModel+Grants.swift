/// One way in which someone may do something.
struct RightsGrant: Sendable {
    var subject: RightsSubject
    /// The binding that gives it.
    var binding: BindingFacts
    /// The role that it names, as an index.
    var role: Int
    /// The role whose own rule it is: that one, or one that it aggregates.
    var source: Int
    var rule: PolicyRule
}

extension RightsModel {
    /// Where something is to be done.
    enum Scope: Hashable, Sendable {
        /// Outside of namespaces, or in all of them at once.
        case cluster
        case namespace(String)
        /// In any namespace, and outside of them.
        case anywhere
    }

    /// Everyone who may do something, and how: each subject of each binding once a role.
    ///
    /// - Parameter subjects: whom to look for; everyone by default.
    func grants(
        of request: AccessRequest,
        in scope: Scope,
        for subjects: Set<RightsSubject>? = nil
    ) -> [RightsGrant] {
        var grants: [RightsGrant] = []
        visit(scope, subjects) { binding, holders, role, source in
            guard let rule = roles[source].rules.rules.first(where: { $0.allows(request) }) else { return }
            for subject in holders {
                grants.append(RightsGrant(subject: subject, binding: binding, role: role, source: source, rule: rule))
            }
        }
        return grants
    }

    /// Whether someone may do something, being in some groups too.
    func allows(_ subject: RightsSubject, groups: [String] = [], _ request: AccessRequest, in scope: Scope) -> Bool {
        !grants(of: request, in: scope, for: Self.identities(of: subject, groups: groups)).isEmpty
    }

    /// Every rule that some have, and how.
    func rules(of subjects: Set<RightsSubject>, in scope: Scope) -> [RightsGrant] {
        var grants: [RightsGrant] = []
        visit(scope, subjects) { binding, holders, role, source in
            guard let subject = holders.first else { return }
            for rule in roles[source].rules.rules {
                grants.append(RightsGrant(subject: subject, binding: binding, role: role, source: source, rule: rule))
            }
        }
        return grants
    }

    /// What bindings may call someone: itself, and the groups that it is in.
    static func identities(of subject: RightsSubject, groups: [String] = []) -> Set<RightsSubject> {
        Set([subject] + (subject.groups + groups).map { .group($0) })
    }

    private func visit(
        _ scope: Scope,
        _ subjects: Set<RightsSubject>?,
        _ body: (BindingFacts, [RightsSubject], _ role: Int, _ source: Int) -> Void
    ) {
        let bindings =
            switch scope {
            case .cluster: [self.bindings(in: "")]
            case .namespace(let namespace): [self.bindings(in: ""), self.bindings(in: namespace)]
            case .anywhere: [self.bindings[...]]
            }
        var known: [Int: [Int]] = [:]
        for binding in bindings.joined() {
            let holders = subjects.map { wanted in binding.subjects.filter(wanted.contains) } ?? binding.subjects
            guard !holders.isEmpty else { continue }
            for role in roles(of: binding) {
                let sources: [Int]
                if roles[role].aggregation == nil {
                    sources = [role]
                } else {
                    sources = known[role] ?? self.sources(of: role)
                    known[role] = sources
                }
                for source in sources { body(binding, holders, role, source) }
            }
        }
    }
}
