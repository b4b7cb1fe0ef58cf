extension RuleCatalogue {
    /// The rules about dashboards.
    static let dashboardRules: [Rule] = []
}
