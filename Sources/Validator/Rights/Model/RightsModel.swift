/// The rights that the roles and bindings of a tree give, together with those that every cluster has.
///
/// The semantics are those of the API server's authorizer (Kubernetes: pkg/registry/rbac/validation/rule.go,
/// `VisitRulesFor`). Rights that the tree doesn't show (of other trees, of a chart's roles, of other authorizers) are not known.
struct RightsModel: Sendable {
    /// The roles: those of the tree, then the built-in ones.
    let roles: [RoleFacts]
    /// The bindings, by namespace, those of the cluster first.
    let bindings: [BindingFacts]
    /// The accounts in whose name a GitOps controller applies something.
    let reconcilers: Set<RightsSubject>

    private let rolesByName: [RoleName: [Int]]
    private let bindingRanges: [String: Range<Int>]
    private let aggregation: RoleAggregation

    private struct RoleName: Hashable {
        var namespace: String
        var name: String
    }

    init(_ facts: RightsFacts) {
        let roles =
            facts.roles.sorted { ($0.namespace, $0.name, $0.origin) < ($1.namespace, $1.name, $1.origin) }
            + BuiltInRoles.roles
        var byName: [RoleName: [Int]] = [:]
        byName.reserveCapacity(roles.count)
        for (index, role) in roles.enumerated() {
            byName[RoleName(namespace: role.namespace, name: role.name), default: []].append(index)
        }
        let bindings = (facts.bindings + BuiltInRoles.bindings).sorted {
            ($0.namespace, $0.name, $0.origin) < ($1.namespace, $1.name, $1.origin)
        }
        var ranges: [String: Range<Int>] = [:]
        var start = 0
        for end in 1..<(bindings.count + 1)
        where end == bindings.count || bindings[end].namespace != bindings[start].namespace {
            ranges[bindings[start].namespace] = start..<end
            start = end
        }
        self.roles = roles
        self.bindings = bindings
        aggregation = RoleAggregation(roles)
        reconcilers = facts.reconcilers
        rolesByName = byName
        bindingRanges = ranges
    }

    /// The bindings of a namespace; of the cluster, where it is empty.
    func bindings(in namespace: String) -> ArraySlice<BindingFacts> {
        bindings[bindingRanges[namespace] ?? 0..<0]
    }

    /// The namespaces that have bindings, sorted.
    var boundNamespaces: [String] { bindingRanges.keys.filter { !$0.isEmpty }.sorted() }

    /// The roles that a binding is to, as indices; several when it is defined twice, or where the tree adds to a built-in one.
    func roles(of binding: BindingFacts) -> [Int] {
        let namespace = binding.bindsClusterRole ? "" : binding.namespace
        // There is no Role outside of namespaces.
        guard binding.bindsClusterRole || !namespace.isEmpty else { return [] }
        return rolesByName[RoleName(namespace: namespace, name: binding.role)] ?? []
    }

    /// The roles whose own rules a role has: itself, or what it aggregates.
    func sources(of role: Int) -> [Int] { aggregation.sources(of: role) }

    /// Whether a binding's role is neither in the tree nor known.
    func isUnknownRole(of binding: BindingFacts) -> Bool { roles(of: binding).isEmpty }
}

extension FactOrigin: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        (left.file, left.position) < (right.file, right.position)
    }
}
