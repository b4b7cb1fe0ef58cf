extension RuleCatalogue {
    /// Rules about what pods may do on their node, and what a reviewer asks of them.
    static let securityRules: [Rule] = []
}
