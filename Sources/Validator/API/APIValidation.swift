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

    /// What the server asks of every object that it stores, whatever its kind says
    /// (k8s.io/apiserver: pkg/registry/rest/create.go, `BeforeCreate`): metadata, and a name that a path can hold.
    static func checkStored(_ object: ManifestObject, isNamespaced: Bool, _ errors: inout FieldErrors) {
        guard isStored(object.kind) else { return }
        MetadataValidation.check(object, nameRule: .pathSegment, isNamespaced: isNamespaced, &errors)
    }

    /// Reviews and bindings are questions and commands: the server answers them and keeps nothing.
    private static func isStored(_ kind: ObjectKind) -> Bool {
        switch kind.group {
        case "authentication.k8s.io", "authorization.k8s.io": false
        case "": kind.kind != "Binding" && kind.kind != "ComponentStatus" && !kind.kind.hasSuffix("List")
        default: !kind.kind.hasSuffix("List")
        }
    }
}
