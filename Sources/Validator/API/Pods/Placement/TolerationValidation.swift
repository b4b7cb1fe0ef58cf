import KubernetesSchemas
import YAML

/// `core.Toleration` (pkg/apis/core/validation/validation.go, `ValidateTolerations`).
enum TolerationValidation {
    static func check(_ toleration: YAMLNode, _ errors: inout FieldErrors) {
        let key = toleration.field("key")
        let value = toleration.field("value")
        let operation = toleration.field("operator")
        let comparison = operation?.text ?? ""
        if let key, !key.isEmptyText {
            errors.check(key, .qualifiedName, .toleration, "the taint's key")
        } else if comparison != "Exists" {
            errors.add(
                .toleration,
                at: operation ?? toleration,
                "without a 'key', the operator has to be 'Exists': every taint is tolerated"
            )
        }
        switch comparison {
        case "", "Equal":
            if let value { errors.check(value, .labelValue, .toleration, "the taint's value") }
        case "Exists":
            if let value, !value.isEmptyText {
                errors.add(.toleration, at: value, "'Exists' has no 'value'; remove it, or write 'Equal'")
            }
        case "Lt", "Gt":
            // The gate TaintTolerationComparisonOperators is off up to 1.36.
            guard let operation, errors.version.minor < 37 else { break }
            errors.add(.toleration, at: operation, "the operator '\(comparison)' has to be 'Equal' or 'Exists'")
        default:
            if let operation {
                errors.add(.toleration, at: operation, "the operator '\(comparison)' has to be 'Equal' or 'Exists'")
            }
        }
        let effect = toleration.field("effect")
        if let effect, !effect.isEmptyText {
            errors.check(effect, isOneOf: ["NoSchedule", "PreferNoSchedule", "NoExecute"], .toleration)
        }
        if let seconds = toleration.field("tolerationSeconds"), effect.map({ !$0.hasText("NoExecute") }) ?? true {
            errors.add(.toleration, at: effect ?? seconds, "'tolerationSeconds' needs the effect 'NoExecute'")
        }
    }
}
