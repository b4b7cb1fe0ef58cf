import Diagnostics
import YAML

/// `scheduling.PriorityClass` (pkg/apis/scheduling/validation/validation.go, `ValidatePriorityClass`).
enum PriorityClassValidation {
    /// The highest value that users may give (pkg/apis/scheduling/types.go, `HighestUserDefinablePriority`).
    private static let highestValue = 1_000_000_000
    /// Those that Kubernetes defines (pkg/apis/scheduling/v1/helpers.go, `systemPriorityClasses`).
    private static let systemClasses = ["system-node-critical", "system-cluster-critical"]

    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        if object.name.hasPrefix("system-"), !systemClasses.contains(object.name) {
            let name = object.root.field("metadata")?.field("name") ?? object.root
            errors.add(.priorityClass, at: name, "names that start with 'system-' are Kubernetes' own; choose another")
        } else if let value = object.root.field("value"), let number = value.integer, number > highestValue,
            !systemClasses.contains(object.name)
        {
            errors.add(.priorityClass, at: value, "the value is \(number) and may be \(highestValue) at most")
        }
    }
}

extension Rule {
    static let priorityClass = api(
        "priority-class",
        "a PriorityClass leaves the system's names and values alone",
        explanation: """
            Values above a billion and names that start with `system-` belong to the classes that Kubernetes defines for its own
            pods; the API server refuses them to everybody else. Choose a lower value and another name.
            """,
        bad: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: tenants
            value: 2000000000

            """,
        good: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: tenants
            value: 1000

            """
    )
}
