extension APIValidation {
    /// `admissionregistration.k8s.io`.
    static let admissionChecks: [ObjectKind: Check] = [:]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/admissionChecks``.
    static let admissionRules: [Rule] = []
}
