import KubernetesSchemas
import YAML

/// The validation of custom resources by their definitions: bounds, patterns, formats, and rules in CEL
/// (apiextensions-apiserver: `customResourceValidator.Validate`, in pkg/registry/customresource/validator.go).
enum CustomResourceValidation {
    static func check(_ object: ManifestObject, _ schema: ObjectSchema, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, isNamespaced: schema.isNamespaced, &errors)
        guard !schema.constraints.isEmpty else { return }
        var walk = CustomResourceWalk(schema, errors)
        walk.check(object.root, schema.root)
        errors = walk.errors
    }
}

extension RuleCatalogue {
    /// The rules about custom resources.
    static let customResourceRules: [Rule] = [
        .customResourceAlternative, .customResourceBound, .customResourceEnum, .customResourceFormat,
        .customResourcePattern, .customResourceRule, .customResourceUnchecked,
    ]
}
