extension RuleCatalogue {
    /// Rules about the policies by which the server itself holds tenants apart.
    static let admissionIsolationRules: [Rule] = [
        .policyEscapedByLabel, .policyFailsOpen, .policyMatchesNothing, .policyMissesNamespaces, .policyNotBound,
        .policyNotEnforced, .policyWithoutParameters, .unknownPolicy,
    ]
}
