import YAML

/// `core.PodSpec` (pkg/apis/core/validation/validation.go, `ValidatePodSpec`).
enum PodSpecValidation {
    /// Adds what is wrong with the spec of a Pod or of a template.
    ///
    /// - Parameters:
    ///   - parent: the Pod or the template: what has `metadata` beside the `spec`.
    ///   - isTemplate: whether the spec is a template's.
    ///   - claims: the claim templates of a StatefulSet, which are volumes too.
    static func check(
        _ spec: YAMLNode,
        of parent: YAMLNode,
        isTemplate: Bool,
        claims: YAMLNode.Elements? = nil,
        _ errors: inout FieldErrors
    ) {
        let volumes = VolumeValidation.check(spec, of: parent, isTemplate: isTemplate, claims: claims, &errors)
        ContainerValidation.check(spec, of: parent, isTemplate: isTemplate, volumes: volumes, &errors)
        PlacementValidation.check(spec, of: parent, isTemplate: isTemplate, &errors)
        HostValidation.check(spec, isTemplate: isTemplate, &errors)
        if let ephemeral = spec.field("ephemeralContainers"), ephemeral.count > 0 {
            errors.add(
                .podTemplate,
                at: ephemeral,
                "ephemeral containers are only added to pods that run; make them 'containers'"
            )
        }
    }
}
