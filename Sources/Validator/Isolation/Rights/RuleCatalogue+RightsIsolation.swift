extension RuleCatalogue {
    /// Rules about who may do what.
    static let rightsIsolationRules: [Rule] = [
        .aggregatedRight, .boundaryRight, .builtInRole, .controllerRight, .escalationRight, .everyoneBound,
        .foreignSubject, .impersonationRight, .platformRight, .podAccessRight, .secretRight, .tenantClusterBinding,
        .tokenRight, .wildcardRight,
    ]
}
