extension RuleCatalogue {
    /// Rules about what Argo CD and Flux are told to do.
    static let deliveryRules: [Rule] = []
}
