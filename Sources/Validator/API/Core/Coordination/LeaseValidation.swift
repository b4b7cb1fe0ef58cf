import Diagnostics
import YAML

/// `coordination.Lease` (pkg/apis/coordination/validation/validation.go, `ValidateLease`).
///
/// The fields of coordinated leader election are dropped, since its gate is off.
enum LeaseValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let spec = object.root.field("spec") else { return }
        errors.check(spec.field("leaseDurationSeconds"), isIn: 1...Int.max, .lease)
        errors.check(spec.field("leaseTransitions"), isIn: 0...Int.max, .lease)
    }
}

extension Rule {
    static let lease = api(
        "lease",
        "a Lease lasts for a second at least",
        explanation: """
            The duration of a Lease is above zero, and the number of times that it changed hands isn't below. The API
            server refuses others. A Lease is kept by whoever leads as a rule, and seldom belongs into a tree of
            manifests.
            """,
        bad: """
            apiVersion: coordination.k8s.io/v1
            kind: Lease
            metadata:
              name: leader
              namespace: acme-corp
            spec:
              leaseDurationSeconds: 0

            """,
        good: """
            apiVersion: coordination.k8s.io/v1
            kind: Lease
            metadata:
              name: leader
              namespace: acme-corp
            spec:
              leaseDurationSeconds: 15

            """
    )
}
