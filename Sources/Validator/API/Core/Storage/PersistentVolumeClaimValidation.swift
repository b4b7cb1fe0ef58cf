import KubernetesSchemas
import YAML

/// `core.PersistentVolumeClaim` (pkg/apis/core/validation/validation.go, `ValidatePersistentVolumeClaim`).
enum PersistentVolumeClaimValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        // Without a spec, its required fields are missing.
        checkSpec(object.root.field("spec") ?? object.root, isTemplate: false, &errors)
    }

    /// Adds what is wrong with the spec of a claim (`ValidatePersistentVolumeClaimSpec`).
    ///
    /// - Parameters:
    ///   - spec: the spec, or the mapping that lacks it.
    ///   - isTemplate: whether it is of a template in a volume, whose data sources the server takes as they are.
    static func checkSpec(_ spec: YAMLNode, isTemplate: Bool, _ errors: inout FieldErrors) {
        AccessModeValidation.check(spec, .persistentVolumeClaim, &errors)
        checkSize(spec, &errors)
        if let selector = spec.field("selector") { LabelSelectorValidation.check(selector, &errors) }
        if let name = spec.field("storageClassName"), !name.hasText("") {
            errors.check(name, .dns1123Subdomain, .persistentVolumeClaim)
        }
        if let mode = spec.field("volumeMode") {
            errors.check(mode, isOneOf: AccessModeValidation.volumeModes, .persistentVolumeClaim)
        }
        ClaimSourceValidation.check(spec, isTemplate: isTemplate, &errors)
        // The gate VolumeAttributesClass is on since 1.34; before, the server drops the field.
        if errors.version.minor >= 34, let name = spec.field("volumeAttributesClassName"),
            !name.hasText("")
        {
            errors.check(name, .dns1123Subdomain, .persistentVolumeClaim)
        }
    }

    private static func checkSize(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        let requests = spec.field("resources")?.field("requests")
        guard let size = requests?["storage"] else {
            let place = requests ?? spec.field("resources") ?? spec
            errors.add(.persistentVolumeClaim, at: place, "'resources.requests.storage' is missing: the size to claim")
            return
        }
        // An absent amount is none.
        guard size.isNull || Quantity(size).map({ $0 <= .zero }) ?? false else { return }
        errors.add(.persistentVolumeClaim, at: size, "the size has to be more than 0")
    }
}
