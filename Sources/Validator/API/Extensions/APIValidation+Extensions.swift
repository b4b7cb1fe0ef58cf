extension APIValidation {
    /// `apiextensions.k8s.io` and `apiregistration.k8s.io`.
    static let extensionChecks: [ObjectKind: Check] = [
        ObjectKind("CustomResourceDefinition", "apiextensions.k8s.io"): DefinitionValidation.check,
        ObjectKind("APIService", "apiregistration.k8s.io"): APIServiceValidation.check,
    ]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/extensionChecks``.
    static let extensionRules: [Rule] = [
        .apiService, .definitionConversion, .definitionName, .definitionRule, .definitionSchema, .definitionVersion,
    ]
}
