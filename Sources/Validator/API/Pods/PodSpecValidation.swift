import YAML

/// `core.PodSpec` (pkg/apis/core/validation/validation.go, `ValidatePodSpec`).
enum PodSpecValidation {
    /// Adds what is wrong with the spec of a Pod or of a template.
    ///
    /// - Parameters:
    ///   - parent: the Pod or the template: what has `metadata` beside the `spec`.
    ///   - isTemplate: whether the spec is a template's.
    static func check(_ spec: YAMLNode, of parent: YAMLNode, isTemplate: Bool, _ errors: inout FieldErrors) {
        let volumes = VolumeValidation.check(spec, &errors)
        ContainerValidation.check(spec, of: parent, volumes: volumes, &errors)
        PlacementValidation.check(spec, of: parent, &errors)
        HostValidation.check(spec, &errors)
    }
}
