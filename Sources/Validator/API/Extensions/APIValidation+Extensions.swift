extension APIValidation {
    /// `apiextensions.k8s.io`.
    static let extensionChecks: [ObjectKind: Check] = [:]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/extensionChecks``.
    static let extensionRules: [Rule] = []
}
