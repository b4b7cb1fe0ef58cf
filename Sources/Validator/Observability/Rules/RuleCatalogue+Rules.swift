extension RuleCatalogue {
    /// The rules about Prometheus' own rules, and where its alerts go.
    static let ruleFileRules: [Rule] = []
}
