extension APIValidation {
    /// Pod and PodTemplate.
    static let podChecks: [ObjectKind: Check] = [:]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/podChecks``.
    static let podRules: [Rule] = []
}
