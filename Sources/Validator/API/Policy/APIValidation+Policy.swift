extension APIValidation {
    /// `policy` and `autoscaling`.
    static let policyChecks: [ObjectKind: Check] = [:]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/policyChecks``.
    static let policyRules: [Rule] = []
}
