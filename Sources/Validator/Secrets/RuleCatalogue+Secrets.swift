extension RuleCatalogue {
    /// Rules about secrets that are written down, and about what is encoded twice.
    static let secretsRules: [Rule] = [
        .doubleBase64, .highEntropy, .knownSecret, .passwordInAddress, .plainSecret, .privateKey, .secretGenerator,
        .secretObject,
    ]
}
