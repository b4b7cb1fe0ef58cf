import KubernetesSchemas
import YAML

/// The validation of custom resources by their definitions: bounds, patterns, formats, and rules in CEL.
enum CustomResourceValidation {
}

extension RuleCatalogue {
    /// The rules about custom resources.
    static let customResourceRules: [Rule] = []
}
