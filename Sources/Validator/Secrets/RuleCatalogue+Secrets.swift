extension RuleCatalogue {
    /// Rules about keys and passwords in a tree.
    static let secretsRules: [Rule] = []
}
