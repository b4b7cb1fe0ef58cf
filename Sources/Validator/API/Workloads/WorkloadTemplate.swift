import YAML

/// What the kinds that keep pods running have in common (pkg/apis/apps/validation/validation.go,
/// `ValidatePodTemplateSpecForReplicaSet` and its siblings).
enum WorkloadTemplate {
    /// Adds what is wrong with a selector, and with a template that has to match it.
    ///
    /// - Returns: the template, for the rest of its checks.
    static func checkSelector(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let selector = spec.field("selector") else {
            errors.add(.workloadSelector, at: spec, "'selector' is missing: the labels of the workload's pods")
            return
        }
        LabelSelectorValidation.check(selector, &errors)
        if LabelSelectorValidation.isEmpty(selector) {
            errors.add(.workloadSelector, at: selector, "the selector is empty; give the labels of the workload's pods")
            return
        }
        guard let template = spec.field("template") else { return }
        let labels = template.field("metadata")?.field("labels")
        guard !SelectorMatch.matches(selector, labels: labels) else { return }
        errors.add(
            .workloadSelector,
            at: labels ?? template.field("metadata") ?? template,
            "the template's labels don't match the selector; give them all that it selects by"
        )
    }

    /// Adds what is wrong with a template whose pods run for ever.
    static func check(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let template = spec.field("template") else {
            errors.add(.podTemplate, at: spec, "'template' is missing: what the workload's pods are made of")
            return
        }
        PodTemplateValidation.check(template, &errors)
        checkLasting(template, &errors)
    }

    /// Adds what pods that run for ever don't have.
    static func checkLasting(_ template: YAMLNode, _ errors: inout FieldErrors) {
        guard let spec = template.field("spec") else { return }
        if let policy = spec.field("restartPolicy"), policy.hasText("OnFailure") || policy.hasText("Never") {
            errors.add(.restartPolicy, at: policy, "the pods run for ever, so the policy has to be 'Always'")
        }
        if let deadline = spec.field("activeDeadlineSeconds") {
            errors.add(.podTemplate, at: deadline, "the pods run for ever and have no deadline; remove it")
        }
    }
}

/// Whether labels are selected (apimachinery: pkg/apis/meta/v1/helpers.go, `LabelSelectorAsSelector`).
enum SelectorMatch {
    static func matches(_ selector: YAMLNode, labels: YAMLNode?) -> Bool {
        if let wanted = selector.field("matchLabels") {
            for entry in wanted.entries where !has(labels, entry.key.text, entry.value) { return false }
        }
        for expression in selector.items("matchExpressions") {
            let value = expression.text("key").flatMap { labels?[$0] }
            // An incomplete expression is refused as such.
            if expression.text("operator")?.hasSuffix("In") ?? false,
                expression.items("values").underestimatedCount == 0
            {
                return true
            }
            let isListed = expression.items("values").contains { wanted in value.map { isSame($0, wanted) } ?? false }
            switch expression.text("operator") {
            case "In": if !isListed { return false }
            case "NotIn": if isListed { return false }
            case "Exists": if value == nil { return false }
            case "DoesNotExist": if value != nil { return false }
            // It is refused as such.
            default: return true
            }
        }
        return true
    }

    private static func has(_ labels: YAMLNode?, _ key: String, _ value: YAMLNode) -> Bool {
        guard let own = labels?[key] else { return false }
        return isSame(own, value)
    }

    /// Whether two strings are the same; `null` is an empty one.
    private static func isSame(_ left: YAMLNode, _ right: YAMLNode) -> Bool {
        (left.isNull ? "" : left.text) == (right.isNull ? "" : right.text)
    }
}
