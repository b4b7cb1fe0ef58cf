import KubernetesSchemas
import YAML

/// `batch.PodFailurePolicy` (pkg/apis/batch/validation/validation.go, `validatePodFailurePolicy`).
enum PodFailurePolicyValidation {
    private static let actions: [StaticString] = ["Count", "FailIndex", "FailJob", "Ignore"]

    static func check(_ policy: YAMLNode, of spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let rules = policy.field("rules") else { return }
        if rules.count > 20 {
            errors.add(.podFailurePolicy, at: rules, "there are \(rules.count) rules and may be 20")
        }
        for rule in rules.elements {
            // Before 1.29, the server drops these rules, as the gate JobBackoffLimitPerIndex is off.
            if errors.version.minor < 29, rule.field("action")?.hasText("FailIndex") ?? false { continue }
            checkRule(rule, of: spec, &errors)
        }
    }

    private static func checkRule(_ rule: YAMLNode, of spec: YAMLNode, _ errors: inout FieldErrors) {
        if let action = errors.require("action", of: rule, .podFailurePolicy) {
            errors.check(action, isOneOf: actions, .podFailurePolicy)
            if action.hasText("FailIndex"), spec.field("backoffLimitPerIndex") == nil {
                errors.add(.podFailurePolicy, at: action, "'FailIndex' needs a 'backoffLimitPerIndex'")
            }
        }
        let codes = rule.field("onExitCodes")
        let conditions = rule.field("onPodConditions")
        let hasConditions = (conditions?.count ?? 0) > 0
        if let codes { checkCodes(codes, of: spec, &errors) }
        if let conditions { checkConditions(conditions, &errors) }
        if codes != nil, hasConditions {
            errors.add(
                .podFailurePolicy,
                at: rule,
                "a rule has either 'onExitCodes' or 'onPodConditions'; make two rules"
            )
        } else if codes == nil, !hasConditions {
            errors.add(.podFailurePolicy, at: rule, "a rule needs 'onExitCodes' or 'onPodConditions'")
        }
    }

    /// `validatePodFailurePolicyRuleOnExitCodes`.
    private static func checkCodes(_ codes: YAMLNode, of spec: YAMLNode, _ errors: inout FieldErrors) {
        let operation = errors.require("operator", of: codes, .podFailurePolicy)
        if let operation { errors.check(operation, isOneOf: ["In", "NotIn"], .podFailurePolicy) }
        if let container = codes.field("containerName"), !hasContainer(container, spec) {
            errors.add(.podFailurePolicy, at: container, "the template has no container '\(container.text)'")
        }
        let values = codes.field("values")
        guard let values, values.count > 0 else {
            errors.add(.podFailurePolicy, at: values ?? codes, "'values' needs one exit code at least")
            return
        }
        if values.count > 255 {
            errors.add(.podFailurePolicy, at: values, "there are \(values.count) exit codes and may be 255")
        }
        var last: Int?
        for value in values.elements {
            guard let code = value.integer else { continue }
            if code == 0, operation?.hasText("In") ?? false {
                errors.add(.podFailurePolicy, at: value, "the exit code 0 is no failure, so 'In' may not have it")
            }
            if let last, code <= last {
                errors.add(
                    .podFailurePolicy,
                    at: value,
                    "exit codes are in order, each once, and \(code) follows \(last)"
                )
            }
            last = code
        }
    }

    private static func hasContainer(_ name: YAMLNode, _ spec: YAMLNode) -> Bool {
        guard let pod = spec.field("template")?.field("spec") else { return true }
        let text = name.text
        return (["containers", "initContainers"] as [StaticString]).contains { list in
            pod.items(list).contains { $0.field("name")?.hasText(text) ?? false }
        }
    }

    /// `validatePodFailurePolicyRuleOnPodConditions`; a status is 'True' by default.
    private static func checkConditions(_ conditions: YAMLNode, _ errors: inout FieldErrors) {
        if conditions.count > 20 {
            errors.add(.podFailurePolicy, at: conditions, "there are \(conditions.count) conditions and may be 20")
        }
        for condition in conditions.elements {
            if let type = errors.require("type", of: condition, .podFailurePolicy) {
                errors.check(type, .qualifiedName, .podFailurePolicy, "the condition")
            }
            if let status = condition.field("status"), !status.isEmptyText {
                errors.check(status, isOneOf: ["True", "False", "Unknown"], .podFailurePolicy)
            }
        }
    }
}
