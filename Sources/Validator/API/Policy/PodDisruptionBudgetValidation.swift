import Diagnostics
import YAML

/// `policy.PodDisruptionBudget` (pkg/apis/policy/validation/validation.go, `ValidatePodDisruptionBudget`).
enum PodDisruptionBudgetValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        // Its own validation leaves the metadata to that of every object (apiserver: pkg/registry/rest/create.go).
        MetadataValidation.check(object, nameRule: .pathSegment, &errors)
        guard let spec = object.root.field("spec") else { return }
        let minimum = spec.field("minAvailable")
        let maximum = spec.field("maxUnavailable")
        if minimum != nil, let maximum {
            errors.add(
                .disruptionBudget,
                at: maximum,
                "'minAvailable' and 'maxUnavailable' say the same in two ways; drop one of them"
            )
        }
        if let minimum { checkAmount(minimum, &errors) }
        if let maximum { checkAmount(maximum, &errors) }
        if let selector = spec.field("selector") { LabelSelectorValidation.check(selector, &errors) }
        if let policy = spec.field("unhealthyPodEvictionPolicy") {
            errors.check(policy, isOneOf: ["IfHealthyBudget", "AlwaysAllow"], .disruptionBudget)
        }
    }

    /// A number, or a percentage of 100 at most (pkg/apis/apps/validation/validation.go,
    /// `ValidatePositiveIntOrPercent`, `IsNotMoreThan100Percent`).
    private static func checkAmount(_ value: YAMLNode, _ errors: inout FieldErrors) {
        if let number = value.integer {
            if number < 0 {
                errors.add(.disruptionBudget, at: value, "the number is \(number) and may not be negative")
            }
            return
        }
        errors.check(value, .percent, .disruptionBudget, "the percentage")
        let isTooMuch = value.withUTF8 { text in
            let digits = text.drop { $0 == UInt8(ascii: "0") }.prefix(while: \.isASCIIDigit)
            return digits.count > 3 || digits.reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) } > 100
        }
        guard isTooMuch, NameRule.percent.problem(value) == nil else { return }
        errors.add(.disruptionBudget, at: value, "'\(value.text)' is more than all of the pods")
    }
}

extension Rule {
    static let disruptionBudget = api(
        "disruption-budget",
        "a PodDisruptionBudget says one amount, as a number or a percentage",
        explanation: """
            `minAvailable` and `maxUnavailable` exclude each other. Either is a number that isn't negative, or a
            percentage of 100 at most, such as `50%`. The eviction policy for unhealthy pods is `IfHealthyBudget` or
            `AlwaysAllow`.
            """,
        bad: """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata:
              name: llm-gateway
            spec:
              minAvailable: 1
              maxUnavailable: 1
              selector:
                matchLabels:
                  app: llm-gateway

            """,
        good: """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata:
              name: llm-gateway
            spec:
              maxUnavailable: 1
              selector:
                matchLabels:
                  app: llm-gateway

            """
    )
}
