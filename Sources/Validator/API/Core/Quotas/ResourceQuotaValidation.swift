import YAML

/// `core.ResourceQuota` (pkg/apis/core/validation/validation.go, `ValidateResourceQuota`).
enum ResourceQuotaValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let spec = object.root.field("spec") else { return }
        if let hard = spec.field("hard") {
            for entry in hard.entries {
                if let problem = ResourceNames.quotaProblem(entry.key) {
                    errors.add(.quotaResource, at: entry.key, "'\(entry.key.text.prefix(80))' \(problem)")
                }
                checkAmount(entry.value, of: entry.key, .quotaResource, &errors)
            }
        }
        QuotaScopeValidation.check(spec, &errors)
    }

    /// Adds what is wrong with the amount of a resource (`ValidateResourceQuantityValue`).
    static func checkAmount(_ value: YAMLNode, of name: YAMLNode, _ rule: Rule, _ errors: inout FieldErrors) {
        guard let amount = Quantity(value) else { return }
        if amount.isNegative {
            errors.add(rule, at: value, "the amount of '\(name.text)' is below 0")
        }
        if !amount.isWhole, ResourceNames.isInteger(name) {
            errors.add(rule, at: value, "the amount of '\(name.text)' has to be a whole number")
        }
    }
}
