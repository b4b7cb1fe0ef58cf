import YAML

/// The containers of a pod, of all three sorts (pkg/apis/core/validation/validation.go, `validateContainers`,
/// `validateInitContainers`, `validateEphemeralContainers`).
enum ContainerValidation {
    /// Adds what is wrong with containers.
    ///
    /// - Parameter volumes: the pod's volumes by name, for mounts.
    static func check(
        _ spec: YAMLNode,
        of parent: YAMLNode,
        volumes: [String: YAMLNode],
        _ errors: inout FieldErrors
    ) {
    }
}

extension RuleCatalogue {
    /// The rules about containers.
    static let containerRules: [Rule] = []
}
