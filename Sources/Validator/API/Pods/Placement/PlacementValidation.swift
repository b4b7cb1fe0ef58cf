import YAML

/// Where a pod runs: affinity, tolerations, spread constraints, node selector (pkg/apis/core/validation/validation.go).
enum PlacementValidation {
    /// Adds what is wrong with a pod's placement.
    static func check(_ spec: YAMLNode, of parent: YAMLNode, _ errors: inout FieldErrors) {
    }
}

extension RuleCatalogue {
    /// The rules about placement.
    static let placementRules: [Rule] = []
}
