import YAML

/// `core.PodTemplateSpec` (pkg/apis/core/validation/validation.go, `ValidatePodTemplateSpec`).
enum PodTemplateValidation {
    /// Adds what is wrong with a template's metadata and spec.
    static func check(_ template: YAMLNode, _ errors: inout FieldErrors) {
        guard let spec = template.field("spec") else { return }
        PodSpecValidation.check(spec, of: template, isTemplate: true, &errors)
    }
}
