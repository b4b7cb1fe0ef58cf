import Diagnostics
import YAML

/// `metav1.LabelSelector` (apimachinery: pkg/apis/meta/v1/validation/validation.go, `ValidateLabelSelector`).
enum LabelSelectorValidation {
    /// Adds what is wrong with a selector of `matchLabels` and `matchExpressions`.
    static func check(_ selector: YAMLNode, _ errors: inout FieldErrors) {
        if let labels = selector.field("matchLabels") {
            MetadataValidation.checkLabels(labels, rule: .labelSelector, &errors)
        }
        guard let expressions = selector.field("matchExpressions") else { return }
        for expression in expressions.elements { checkRequirement(expression, &errors) }
    }

    /// Whether a selector selects everything: neither labels nor expressions.
    static func isEmpty(_ selector: YAMLNode) -> Bool {
        (selector.field("matchLabels")?.count ?? 0) == 0 && (selector.field("matchExpressions")?.count ?? 0) == 0
    }

    /// `ValidateLabelSelectorRequirement`.
    private static func checkRequirement(_ expression: YAMLNode, _ errors: inout FieldErrors) {
        let values = expression.field("values")
        let hasValues = (values?.count ?? 0) > 0
        switch expression.text("operator") {
        case "In", "NotIn":
            if !hasValues {
                errors.add(.labelSelector, at: values ?? expression, "the operators 'In' and 'NotIn' need 'values'")
            }
        case "Exists", "DoesNotExist":
            if hasValues {
                errors.add(
                    .labelSelector,
                    at: values ?? expression,
                    "the operators 'Exists' and 'DoesNotExist' take no 'values'"
                )
            }
        default:
            let node = expression.field("operator") ?? expression
            let name = expression.text("operator") ?? ""
            errors.add(
                .labelSelector,
                at: node,
                "'\(name.prefix(80))' is no operator; use 'In', 'NotIn', 'Exists' or 'DoesNotExist'"
            )
        }
        if let key = expression.field("key") {
            errors.check(key, .qualifiedName, .labelSelector, "the label's key")
        } else {
            errors.add(.labelSelector, at: expression, "the expression has no 'key'")
        }
        guard let values else { return }
        for value in values.elements { errors.check(value, .labelValue, .labelSelector, "the label's value") }
    }
}
