import YAML

/// `core.PodTemplateSpec` (pkg/apis/core/validation/validation.go, `ValidatePodTemplateSpec`).
enum PodTemplateValidation {
    /// Adds what is wrong with a template's metadata and spec.
    ///
    /// - Parameter claims: the claim templates of a StatefulSet, which are volumes too.
    static func check(_ template: YAMLNode, claims: YAMLNode.Elements? = nil, _ errors: inout FieldErrors) {
        checkMetadata(template, &errors)
        guard let spec = template.field("spec") else {
            errors.add(.podTemplate, at: template, "the template has no 'spec': what its pods are made of")
            return
        }
        PodSpecValidation.check(spec, of: template, isTemplate: true, claims: claims, &errors)
    }

    /// Adds what is wrong with a template's labels and annotations.
    static func checkMetadata(_ template: YAMLNode, _ errors: inout FieldErrors) {
        guard let metadata = template.field("metadata") else { return }
        MetadataValidation.checkLabelsAndAnnotations(metadata, &errors)
        if let annotations = metadata.field("annotations") {
            PodAnnotationValidation.check(annotations, of: template.field("spec"), isTemplate: true, &errors)
        }
    }
}
