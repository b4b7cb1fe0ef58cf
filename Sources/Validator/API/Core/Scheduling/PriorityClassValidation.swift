import Diagnostics
import YAML

/// `scheduling.PriorityClass` (pkg/apis/scheduling/validation/validation.go, `ValidatePriorityClass`).
enum PriorityClassValidation {
    /// The highest value that users may give (pkg/apis/scheduling/types.go, `HighestUserDefinablePriority`).
    private static let highestValue = 1_000_000_000
    /// Those that Kubernetes defines (pkg/apis/scheduling/v1/helpers.go, `systemPriorityClasses`).
    private static let systemClasses = [
        "system-node-critical": 2_000_001_000, "system-cluster-critical": 2_000_000_000,
    ]
    /// pkg/apis/core/validation/validation.go, `ValidatePreemptionPolicy`.
    private static let policies: [StaticString] = ["PreemptLowerPriority", "Never"]

    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let value = object.root.field("value")
        if object.name.hasPrefix("system-") {
            checkSystemClass(object, value, &errors)
        } else if let value, let number = value.integer, number > highestValue {
            errors.add(.priorityClass, at: value, "the value is \(number) and may be \(highestValue) at most")
        }
        if let policy = object.root.field("preemptionPolicy") {
            errors.check(policy, isOneOf: policies, .priorityClass)
        }
    }

    /// `IsKnownSystemPriorityClass`.
    private static func checkSystemClass(_ object: ManifestObject, _ value: YAMLNode?, _ errors: inout FieldErrors) {
        guard let expected = systemClasses[object.name] else {
            let name = object.root.field("metadata")?.field("name") ?? object.root
            errors.add(.priorityClass, at: name, "names that start with 'system-' are Kubernetes' own; choose another")
            return
        }
        if (value?.integer ?? 0) != expected {
            errors.add(.priorityClass, at: value ?? object.root, "the value of '\(object.name)' is \(expected)")
        }
        if let isDefault = object.root.field("globalDefault"), isDefault.isTrue {
            errors.add(.priorityClass, at: isDefault, "'\(object.name)' can't be the default class")
        }
    }
}

extension Rule {
    static let priorityClass = api(
        "priority-class",
        "a PriorityClass leaves the system's names and values alone",
        explanation: """
            Values above a billion and names that start with `system-` belong to the classes that Kubernetes defines
            for its own pods; the API server refuses them to everybody else. Choose a lower value and another name. The
            preemption policy is `PreemptLowerPriority` or `Never`.
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
