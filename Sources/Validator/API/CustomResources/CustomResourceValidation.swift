import KubernetesSchemas
import YAML

/// The validation of custom resources by their definitions: bounds, patterns, formats, and rules in CEL.
enum CustomResourceValidation {
    static func check(_ object: ManifestObject, _ schema: ObjectSchema, _ errors: inout FieldErrors) {
    }
}

extension RuleCatalogue {
    /// The rules about custom resources.
    static let customResourceRules: [Rule] = []
}
