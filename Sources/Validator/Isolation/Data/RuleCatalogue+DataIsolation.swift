extension RuleCatalogue {
    /// Rules about names and data that tenants could share.
    static let dataIsolationRules: [Rule] = []
}
