extension APIValidation {
    /// What makes pods: `apps`, `batch`, ReplicationController.
    static let workloadChecks: [ObjectKind: Check] = [:]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/workloadChecks``.
    static let workloadRules: [Rule] = []
}
