import YAML

/// `core.Pod` and `core.PodTemplate` (pkg/apis/core/validation/validation.go, `ValidatePodCreate`,
/// `ValidatePodTemplate`).
enum PodValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let pod = object.root
        if let annotations = pod.field("metadata")?.field("annotations") {
            PodAnnotationValidation.check(annotations, of: pod.field("spec"), isTemplate: false, &errors)
        }
        guard let spec = pod.field("spec") else {
            errors.add(.podTemplate, at: pod, "the pod has no 'spec': what it is made of")
            return
        }
        PodSpecValidation.check(spec, of: pod, isTemplate: false, &errors)
    }

    static func checkTemplate(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let template = object.root.field("template") else {
            errors.add(.podTemplate, at: object.root, "the object has no 'template'")
            return
        }
        PodTemplateValidation.check(template, &errors)
    }
}
