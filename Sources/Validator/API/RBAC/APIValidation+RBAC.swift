extension APIValidation {
    /// `rbac.authorization.k8s.io`.
    static let rbacChecks: [ObjectKind: Check] = [
        .role: RoleValidation.checkRole,
        .clusterRole: RoleValidation.checkClusterRole,
        .roleBinding: BindingValidation.checkRoleBinding,
        .clusterRoleBinding: BindingValidation.checkClusterRoleBinding,
    ]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/rbacChecks``.
    static let rbacRules: [Rule] = [.roleRule, .aggregationRule, .roleReference, .bindingSubject]
}
