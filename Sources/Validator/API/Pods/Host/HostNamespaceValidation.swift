import KubernetesSchemas
import YAML

/// Which of the node's namespaces a pod shares (pkg/apis/core/validation/validation.go, `validateHostUsers`,
/// `validatePodHostNetworkDeps`, `validatePodSpecSecurityContext`).
enum HostNamespaceValidation {
    static func check(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        // The gate UserNamespacesSupport is on since 1.33; before, the server drops 'hostUsers'.
        if errors.version.minor >= 33, spec.isFalse("hostUsers") {
            for field in ["hostNetwork", "hostPID", "hostIPC"] as [StaticString] {
                guard let value = spec.field(field), value.isTrue else { continue }
                // The gate UserNamespacesHostNetworkSupport, off up to 1.36.
                if errors.version.minor >= 37, value == spec.field("hostNetwork") { continue }
                errors.add(
                    .hostNamespace,
                    at: value,
                    "a pod with users of its own ('hostUsers: false') can't have '\(field)'; remove one"
                )
            }
        }
        if spec.isTrue("hostPID"), let share = spec.field("shareProcessNamespace"), share.isTrue {
            errors.add(
                .hostNamespace,
                at: share,
                "a pod can't share its own processes and the host's; remove this or 'hostPID'"
            )
        }
    }
}
