import KubernetesSchemas
import YAML

/// The API server's own validation, kind by kind.
///
/// The functions are named after those of Kubernetes (`pkg/apis/<group>/validation/validation.go`) that they follow. They are
/// only asked about objects that decode: a field has the type that its schema says, or it is absent.
enum APIValidation {
    /// Adds what the server refuses about an object of one kind, given its root.
    typealias Check = @Sendable (ManifestObject, inout FieldErrors) -> Void

    /// The check of each kind that has one.
    static let checks: [ObjectKind: Check] = [
        podChecks, workloadChecks, coreChecks, networkingChecks, rbacChecks, policyChecks, admissionChecks,
        extensionChecks,
    ]
    .reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }
}
