import YAML

/// A pod's own settings: restart policy, DNS, host namespaces, security context, overhead and the like
/// (pkg/apis/core/validation/validation.go, `ValidatePodSpec`).
enum HostValidation {
    /// Adds what is wrong with a pod's own settings.
    static func check(_ spec: YAMLNode, _ errors: inout FieldErrors) {
    }
}

extension RuleCatalogue {
    /// The rules about a pod's own settings.
    static let hostRules: [Rule] = []
}
