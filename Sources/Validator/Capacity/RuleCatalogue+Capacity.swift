extension RuleCatalogue {
    /// Rules about quotas, limits and what runs within them.
    static let capacityRules: [Rule] = []
}
