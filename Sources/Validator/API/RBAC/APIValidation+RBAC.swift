extension APIValidation {
    /// `rbac.authorization.k8s.io`.
    static let rbacChecks: [ObjectKind: Check] = [:]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/rbacChecks``.
    static let rbacRules: [Rule] = []
}
