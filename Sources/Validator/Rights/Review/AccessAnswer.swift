public import Diagnostics

/// One way in which someone may do something.
public struct AccessAnswer: Hashable, Sendable {
    /// A role or a binding.
    public struct Part: Hashable, Sendable {
        /// What it is called: `RoleBinding acme-corp/tenant-viewers`.
        public var title: String
        /// Where it is; `nil` for what every cluster has.
        public var location: SourceLocation?
    }

    /// Who: `Group acme-corp:viewers`.
    public var subject: String
    /// Where: a namespace, or `nil` for the whole cluster.
    public var namespace: String?
    /// The binding that gives it.
    public var binding: Part
    /// The role that the binding names.
    public var role: Part
    /// The role whose rule it is, when the one that is named takes it over.
    public var aggregated: Part?
    /// What the rule is about.
    public var verbs: [String]
    /// The API groups of the rule; the empty one is Kubernetes' core.
    public var groups: [String]
    /// The resources, or the paths, of the rule.
    public var resources: [String]
    /// The only objects that the rule is about; none for all.
    public var names: [String]
}

extension AccessReview {
    /// Everyone who may do something, by namespace and then by subject; the cluster's first.
    ///
    /// - Parameter caller: only what someone has, by itself or by its groups.
    /// - Throws: `UnknownAccessName` for what there is not.
    public func answers(
        to question: AccessQuestion,
        for caller: AccessCaller? = nil
    ) throws(UnknownAccessName) -> [AccessAnswer] {
        let (request, scope) = try request(of: question)
        return sorted(index.rights.grants(of: request, in: scope, for: caller?.identities))
    }

    /// Everything that someone may do.
    public func rights(of caller: AccessCaller, namespace: String? = nil) -> [AccessAnswer] {
        let scope = namespace.map { RightsModel.Scope.namespace($0) } ?? .anywhere
        return sorted(index.rights.rules(of: caller.identities, in: scope))
    }

    private func sorted(_ grants: [RightsGrant]) -> [AccessAnswer] {
        var seen: Set<AccessAnswer> = []
        return grants.sorted { left, right in
            if left.binding.namespace != right.binding.namespace {
                return left.binding.namespace < right.binding.namespace
            }
            if left.subject != right.subject { return left.subject < right.subject }
            return left.binding.name < right.binding.name
        }
        .map(answer)
        .filter { seen.insert($0).inserted }
    }

    private func answer(_ grant: RightsGrant) -> AccessAnswer {
        let role = index.rights.roles[grant.role]
        let source = index.rights.roles[grant.source]
        return AccessAnswer(
            subject: grant.subject.title,
            namespace: grant.binding.namespace.isEmpty ? nil : grant.binding.namespace,
            binding: AccessAnswer.Part(title: grant.binding.title, location: location(of: grant.binding.origin)),
            role: AccessAnswer.Part(title: role.title, location: location(of: role.origin)),
            aggregated: grant.role == grant.source
                ? nil : AccessAnswer.Part(title: source.title, location: location(of: source.origin)),
            verbs: grant.rule.verbs,
            groups: grant.rule.groups,
            resources: grant.rule.resources + grant.rule.paths,
            names: grant.rule.names
        )
    }

    private func location(of origin: FactOrigin) -> SourceLocation? {
        guard !origin.isBuiltIn else { return nil }
        return SourceLocation(path: index.tree.files[Int(origin.file)].path, range: SourceRange(at: origin.position))
    }
}

/// Someone on whose behalf a question is asked, as `kubectl --as` has it.
public struct AccessCaller: Hashable, Sendable {
    let identities: Set<RightsSubject>

    /// A user, or an account as `system:serviceaccount:NAMESPACE:NAME`, and groups; `nil` when there is neither.
    public init?(user: String?, groups: [String] = []) {
        if let user, !user.isEmpty {
            identities = RightsModel.identities(of: .user(user), groups: groups)
        } else {
            guard !groups.isEmpty else { return nil }
            let known = groups.flatMap { RightsSubject.group($0).groups }
            identities = Set((groups + known).map { .group($0) })
        }
    }
}
