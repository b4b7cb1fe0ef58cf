import YAML

/// `metadata` of every object (apimachinery: pkg/api/validation/objectmeta.go, `ValidateObjectMetaAccessor`).
enum MetadataValidation {
    /// Adds what is wrong with an object's metadata.
    ///
    /// - Parameter nameRule: what the object's kind demands of its name.
    static func check(_ object: ManifestObject, nameRule: NameRule, _ errors: inout FieldErrors) {
    }
}

extension RuleCatalogue {
    /// The rules about metadata, labels and selectors.
    static let metadataRules: [Rule] = []
}
