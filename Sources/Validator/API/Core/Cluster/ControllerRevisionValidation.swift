import Diagnostics
import YAML

/// `apps.ControllerRevision` (pkg/apis/apps/validation/validation.go, `ValidateControllerRevision`).
enum ControllerRevisionValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        if object.root.field("data") == nil {
            errors.add(.controllerRevision, at: object.root, "'data' is missing: the revision itself")
        }
        errors.check(object.root.field("revision"), isIn: 0...Int.max, .controllerRevision)
    }
}

extension Rule {
    static let controllerRevision = api(
        "controller-revision",
        "a ControllerRevision has data and a number",
        explanation: """
            A ControllerRevision is an older state of a StatefulSet or DaemonSet: its number isn't below zero, and it
            has data. The API server refuses others. It is made by a controller as a rule, and seldom belongs into a
            tree of manifests.
            """,
        bad: """
            apiVersion: apps/v1
            kind: ControllerRevision
            metadata:
              name: web-1
              namespace: acme-corp
            data:
              spec: {}
            revision: -1

            """,
        good: """
            apiVersion: apps/v1
            kind: ControllerRevision
            metadata:
              name: web-1
              namespace: acme-corp
            data:
              spec: {}
            revision: 1

            """
    )
}
