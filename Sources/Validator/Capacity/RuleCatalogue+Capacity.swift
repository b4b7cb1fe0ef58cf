extension RuleCatalogue {
    /// Rules about quotas, limits and what runs within them.
    static let capacityRules: [Rule] = [
        .exceededQuota, .incompleteQuota, .limitRangeExceedsQuota, .missingLimitRange, .missingQuota, .nodePortQuota,
        .outsideLimitRange, .podOnEachNode, .quotasExceedCluster, .scalerWithoutRequests, .tenantPriority,
        .unsizedContainer,
    ]
}
