import KubernetesSchemas
import YAML

/// `core.NodeSelector` (pkg/apis/core/validation/validation.go, `ValidateNodeSelector`).
enum NodeSelectorValidation {
    static func check(_ selector: YAMLNode, rule: Rule = .nodeAffinity, _ errors: inout FieldErrors) {
        let terms = selector.field("nodeSelectorTerms")
        guard let terms, terms.count > 0 else {
            errors.add(rule, at: terms ?? selector, "'nodeSelectorTerms' needs one term at least")
            return
        }
        // `ValidateNodeSelectorRequirement` looks at the values since 1.33.
        let checksValues = errors.version.minor >= 33
        for term in terms.elements { checkTerm(term, rule: rule, checksValues: checksValues, &errors) }
    }

    /// `ValidateNodeSelectorTerm`.
    static func checkTerm(
        _ term: YAMLNode,
        rule: Rule = .nodeAffinity,
        checksValues: Bool,
        _ errors: inout FieldErrors
    ) {
        for expression in term.items("matchExpressions") {
            checkLabel(expression, rule, checksValues: checksValues, &errors)
        }
        for expression in term.items("matchFields") { checkField(expression, rule, &errors) }
    }

    private static func checkLabel(
        _ expression: YAMLNode,
        _ rule: Rule,
        checksValues: Bool,
        _ errors: inout FieldErrors
    ) {
        let values = expression.field("values")
        let count = values?.count ?? 0
        let operation = expression.field("operator")
        switch operation?.text {
        case "In", "NotIn":
            if count == 0 { errors.add(rule, at: values ?? expression, "'In' and 'NotIn' need 'values'") }
        case "Exists", "DoesNotExist":
            if let values, count > 0 {
                errors.add(rule, at: values, "'Exists' and 'DoesNotExist' have no 'values'; remove them")
            }
        case "Gt", "Lt":
            if count != 1 { errors.add(rule, at: values ?? expression, "'Gt' and 'Lt' need one value") }
        default:
            errors.add(
                rule,
                at: operation ?? expression,
                "the operator has to be 'In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt' or 'Lt'"
            )
        }
        if let key = expression.field("key") {
            errors.check(key, .qualifiedName, rule, "the label's key")
        } else {
            errors.add(rule, at: expression, "the expression has no 'key'")
        }
        guard checksValues, let values else { return }
        for value in values.elements { errors.check(value, .labelValue, rule, "the label's value") }
    }

    /// `ValidateNodeFieldSelectorRequirement`.
    private static func checkField(_ expression: YAMLNode, _ rule: Rule, _ errors: inout FieldErrors) {
        let values = expression.field("values")
        let operation = expression.field("operator")
        if let operation, operation.hasText("In") || operation.hasText("NotIn") {
            if (values?.count ?? 0) != 1 {
                errors.add(rule, at: values ?? expression, "a field is compared with one value")
            }
        } else {
            errors.add(rule, at: operation ?? expression, "the operator for a field has to be 'In' or 'NotIn'")
        }
        let key = expression.field("key")
        guard let key, key.hasText("metadata.name") else {
            errors.add(rule, at: key ?? expression, "the only field to select by is 'metadata.name'")
            return
        }
        for value in values?.elements ?? expression.elements {
            errors.check(value, .dns1123Subdomain, rule, "the node's name")
        }
    }
}
