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
    private let clusterRolesByLabel: [Label: [Int]]
    let clusterRoles: [Int]

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
        var byLabel: [Label: [Int]] = [:]
        var clusterRoles: [Int] = []
        for (index, role) in roles.enumerated() {
            byName[RoleName(namespace: role.namespace, name: role.name), default: []].append(index)
            guard role.namespace.isEmpty else { continue }
            clusterRoles.append(index)
            for label in role.labels { byLabel[label, default: []].append(index) }
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
        self.clusterRoles = clusterRoles
        reconcilers = facts.reconcilers
        rolesByName = byName
        bindingRanges = ranges
        clusterRolesByLabel = byLabel
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

    /// Whether a binding's role is neither in the tree nor known.
    func isUnknownRole(of binding: BindingFacts) -> Bool { roles(of: binding).isEmpty }
}

// MARK: - Aggregation

extension RightsModel {
    /// The most ClusterRoles that are looked at for one; a hostile tree has no end of them.
    private static let limit = 100_000

    /// The roles whose own rules a role has, as indices: itself, or what it aggregates, whatever that aggregates in turn.
    ///
    /// The controller replaces the rules of a role that aggregates (Kubernetes:
    /// pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go, `syncClusterRole`). In a circle they would stay,
    /// each for the sake of the other.
    func sources(of role: Int) -> [Int] {
        guard roles[role].aggregation != nil else { return [role] }
        var found: [Int] = isInCircle(role) ? [role] : []
        var seen: Set<Int> = [role]
        var expanded: Set<LabelSelector> = []
        var open = [role]
        var steps = 0
        while let next = open.popLast() {
            for selector in roles[next].aggregation ?? [] where expanded.insert(selector).inserted {
                for candidate in candidates(selector) where steps < Self.limit {
                    steps += 1
                    guard !seen.contains(candidate), selector.matches(roles[candidate].labels) else { continue }
                    seen.insert(candidate)
                    if roles[candidate].aggregation == nil {
                        found.append(candidate)
                    } else {
                        open.append(candidate)
                        if isInCircle(candidate) { found.append(candidate) }
                    }
                }
            }
        }
        return found.sorted()
    }

    private func candidates(_ selector: LabelSelector) -> [Int] {
        guard let label = selector.labels.first else { return clusterRoles }
        return clusterRolesByLabel[label] ?? []
    }

    /// Whether a role that aggregates gets its own rules back from another that does.
    private func isInCircle(_ role: Int) -> Bool {
        guard !roles[role].rules.rules.isEmpty else { return false }
        var seen: Set<Int> = []
        var open = [role]
        var steps = 0
        while let next = open.popLast() {
            for selector in roles[next].aggregation ?? [] {
                for candidate in candidates(selector) where steps < Self.limit {
                    steps += 1
                    guard candidate != next, selector.matches(roles[candidate].labels) else { continue }
                    if candidate == role { return true }
                    if roles[candidate].aggregation != nil, seen.insert(candidate).inserted { open.append(candidate) }
                }
            }
        }
        return false
    }
}

extension FactOrigin: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        (left.file, left.position) < (right.file, right.position)
    }
}
