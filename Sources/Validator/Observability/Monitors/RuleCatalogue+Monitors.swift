extension RuleCatalogue {
    /// The rules about what is scraped, by whom and how.
    static let monitorRules: [Rule] = []
}
