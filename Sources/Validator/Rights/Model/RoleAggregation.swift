/// Which ClusterRoles take over the rules of which others.
///
/// The aggregation controller replaces the rules of a role that aggregates by those of the roles that its selectors select, but for
/// itself (Kubernetes: pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go, `syncClusterRole`). Roles
/// that aggregate each other in a circle keep what they have, each for the sake of the other. A tree with more of this than any
/// real one has is not followed to the end.
struct RoleAggregation: Sendable {
    /// What each role that aggregates selects, by the indices of roles.
    private var selectors: [Int: [LabelSelector]] = [:]
    private var selected: [LabelSelector: [Int]] = [:]
    /// Roles that may be in a circle.
    private var circular: Set<Int> = []
    private let stepsOfOne: Int

    /// How many labels are compared, or roles visited, in all.
    private static let limit = 5_000_000

    /// - Parameter roles: all roles, of which only ClusterRoles count.
    init(_ roles: [RoleFacts]) {
        var clusterRoles: [Int] = []
        var byLabel: [Label: [Int]] = [:]
        for (index, role) in roles.enumerated() where role.namespace.isEmpty {
            clusterRoles.append(index)
            for label in role.labels { byLabel[label, default: []].append(index) }
            if let aggregation = role.aggregation { selectors[index] = aggregation }
        }
        stepsOfOne = max(2_000, Self.limit / max(1, selectors.count))
        var steps = 0
        for index in selectors.keys.sorted() {
            for selector in selectors[index] ?? [] where selected[selector] == nil {
                let candidates = selector.labels.first.map { byLabel[$0] ?? [] } ?? clusterRoles
                steps += candidates.count
                selected[selector] = steps > Self.limit ? [] : candidates.filter { selector.matches(roles[$0].labels) }
            }
        }
        circular = findCircles()
    }

    /// Whether a role takes over others' rules in the place of its own.
    func aggregates(_ role: Int) -> Bool { selectors[role] != nil }

    /// The roles whose own rules a role has, sorted: itself, or what it aggregates, whatever that aggregates in turn.
    func sources(of role: Int) -> [Int] {
        guard aggregates(role) else { return [role] }
        var found: [Int] = circular.contains(role) ? [role] : []
        var seen: Set<Int> = [role]
        var expanded: Set<LabelSelector> = []
        var open = [role]
        var steps = 0
        while let next = open.popLast() {
            for selector in selectors[next] ?? [] where expanded.insert(selector).inserted {
                for candidate in selected[selector] ?? [] where steps < stepsOfOne {
                    steps += 1
                    guard seen.insert(candidate).inserted else { continue }
                    if aggregates(candidate) { open.append(candidate) }
                    if !aggregates(candidate) || circular.contains(candidate) { found.append(candidate) }
                }
            }
        }
        return found.sorted()
    }

    /// The roles that are left when those go that nobody who is left aggregates, and those that aggregate nobody who is left: the
    /// ones in circles, and between them.
    private func findCircles() -> Set<Int> {
        var targets: [Int: Set<Int>] = [:]
        var sources: [Int: Set<Int>] = [:]
        var steps = 0
        for role in selectors.keys {
            for selector in selectors[role] ?? [] {
                for other in selected[selector] ?? [] where other != role && aggregates(other) {
                    steps += 1
                    targets[role, default: []].insert(other)
                    sources[other, default: []].insert(role)
                }
            }
            guard steps < Self.limit else { return Set(selectors.keys) }
        }
        var left = Set(selectors.keys)
        var open = left.filter { targets[$0] == nil || sources[$0] == nil }.sorted()
        while let role = open.popLast() {
            guard left.remove(role) != nil else { continue }
            for other in targets[role] ?? [] {
                sources[other]?.remove(role)
                if sources[other]?.isEmpty != false { open.append(other) }
            }
            for other in sources[role] ?? [] {
                targets[other]?.remove(role)
                if targets[other]?.isEmpty != false { open.append(other) }
            }
        }
        return left
    }
}
