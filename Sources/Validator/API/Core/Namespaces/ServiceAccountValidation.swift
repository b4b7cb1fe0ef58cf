/// `core.ServiceAccount` (pkg/apis/core/validation/validation.go, `ValidateServiceAccount`): nothing but its metadata.
enum ServiceAccountValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
    }
}
