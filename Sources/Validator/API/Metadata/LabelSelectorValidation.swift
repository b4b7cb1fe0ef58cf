import YAML

/// `metav1.LabelSelector` (apimachinery: pkg/apis/meta/v1/validation/validation.go, `ValidateLabelSelector`).
enum LabelSelectorValidation {
    /// Adds what is wrong with a selector of `matchLabels` and `matchExpressions`.
    static func check(_ selector: YAMLNode, _ errors: inout FieldErrors) {
    }
}
