extension RuleCatalogue {
    /// Rules about who may do what.
    static let rightsIsolationRules: [Rule] = []
}
