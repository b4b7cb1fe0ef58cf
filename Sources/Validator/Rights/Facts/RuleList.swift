/// The rules of a role, which many have alike: those of ten thousand tenants are one list.
final class RuleList: Sendable {
    let rules: [PolicyRule]
    /// What is dangerous in them, whoever has them.
    let powers: Set<Power>

    init(_ rules: [PolicyRule]) {
        self.rules = rules
        powers = Set(Power.allCases.filter { power in rules.contains { power.isGiven(by: $0) } })
    }

    static let empty = RuleList([])
}
