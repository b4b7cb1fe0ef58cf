extension RuleCatalogue {
    /// Rules about who can connect to whom.
    static let networkIsolationRules: [Rule] = []
}
