import YAML

/// The volumes of a pod (pkg/apis/core/validation/validation.go, `ValidateVolumes`).
enum VolumeValidation {
    /// Adds what is wrong with the volumes of a pod's spec.
    ///
    /// - Returns: the volumes by name; the first of those that share one.
    static func check(_ spec: YAMLNode, _ errors: inout FieldErrors) -> [String: YAMLNode] {
        [:]
    }
}

extension RuleCatalogue {
    /// The rules about volumes.
    static let volumeRules: [Rule] = []
}
