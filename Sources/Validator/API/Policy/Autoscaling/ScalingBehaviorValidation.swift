import Diagnostics
import KubernetesSchemas
import YAML

/// `autoscaling.HorizontalPodAutoscalerBehavior` (pkg/apis/autoscaling/validation/validation.go, `validateBehavior`).
enum ScalingBehaviorValidation {
    /// In seconds (`MaxStabilizationWindowSeconds`, `MaxPeriodSeconds`).
    private static let longestWindow = 3600
    private static let longestPeriod = 1800

    static func check(_ behavior: YAMLNode, _ errors: inout FieldErrors) {
        if let rules = behavior.field("scaleUp") { check(rules: rules, &errors) }
        if let rules = behavior.field("scaleDown") { check(rules: rules, &errors) }
    }

    /// `validateScalingRules`.
    private static func check(rules: YAMLNode, _ errors: inout FieldErrors) {
        errors.check(rules.field("stabilizationWindowSeconds"), isIn: 0...longestWindow, .autoscalerBehavior)
        if let select = rules.field("selectPolicy") {
            errors.check(select, isOneOf: ["Max", "Min", "Disabled"], .autoscalerBehavior)
        }
        // The feature gate HPAConfigurableTolerance is on from 1.35; without it the field is dropped.
        if errors.version.minor >= 35, let tolerance = rules.field("tolerance"), Quantity(tolerance)?.isNegative == true
        {
            errors.add(
                .autoscalerBehavior,
                at: tolerance,
                "the tolerance is '\(tolerance.text)' and may not be negative"
            )
        }
        // Without a list there are policies by default.
        guard let policies = rules.field("policies") else { return }
        if policies.count == 0 {
            errors.add(.autoscalerBehavior, at: policies, "there is no policy; say one, or leave the list out")
        }
        for policy in policies.elements { check(policy: policy, &errors) }
    }

    /// `validateScalingPolicy`.
    private static func check(policy: YAMLNode, _ errors: inout FieldErrors) {
        if let type = errors.require("type", of: policy, .autoscalerBehavior) {
            errors.check(type, isOneOf: ["Pods", "Percent"], .autoscalerBehavior)
        }
        if let value = policy.field("value") {
            errors.check(value, isIn: 1...Int(Int32.max), .autoscalerBehavior)
        } else {
            errors.add(.autoscalerBehavior, at: policy, "'value' is missing; say by how much is scaled")
        }
        if let period = policy.field("periodSeconds") {
            errors.check(period, isIn: 1...longestPeriod, .autoscalerBehavior)
        } else {
            errors.add(.autoscalerBehavior, at: policy, "'periodSeconds' is missing; say in which time")
        }
    }
}
