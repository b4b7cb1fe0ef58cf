extension APIValidation {
    /// Service, `networking.k8s.io` and `discovery.k8s.io`.
    static let networkingChecks: [ObjectKind: Check] = [:]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/networkingChecks``.
    static let networkingRules: [Rule] = []
}
