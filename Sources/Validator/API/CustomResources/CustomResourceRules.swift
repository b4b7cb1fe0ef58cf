import Diagnostics
import KubernetesSchemas
import YAML

/// The rules in CEL of a definition (`x-kubernetes-validations`), each of which is about one value.
enum CustomResourceRules {
    /// Asks the rules of a type about a value of it.
    ///
    /// - Parameter type: the type of the value in the schema, with the defaults of what isn't there.
    static func check(
        _ rules: [ValidationRule],
        of node: YAMLNode,
        type: Int32,
        _ schema: ObjectSchema,
        _ errors: inout FieldErrors
    ) {
    }
}
