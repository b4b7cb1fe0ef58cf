extension APIValidation {
    /// `apiextensions.k8s.io`.
    static let extensionChecks: [ObjectKind: Check] = [
        ObjectKind("CustomResourceDefinition", "apiextensions.k8s.io"): DefinitionValidation.check
    ]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/extensionChecks``.
    static let extensionRules: [Rule] = [
        .definitionConversion, .definitionName, .definitionRule, .definitionSchema, .definitionVersion,
    ]
}
