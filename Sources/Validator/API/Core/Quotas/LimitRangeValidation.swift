import YAML

/// `core.LimitRange` (pkg/apis/core/validation/validation.go, `ValidateLimitRange`).
enum LimitRangeValidation {
    /// `standardLimitRangeTypes`.
    private static let types: [StaticString] = ["Container", "Pod", "PersistentVolumeClaim"]

    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let limits = object.root.field("spec")?.elements("limits") else { return }
        var seen: [YAMLNode] = []
        for limit in limits {
            if let type = limit.field("type") {
                if seen.contains(where: { $0.text == type.text }) {
                    errors.add(.limitRange, at: type, "the limits of type '\(type.text)' are there twice; join them")
                }
                seen.append(type)
                checkType(type, limit, &errors)
            } else {
                errors.require("type", of: limit, .limitRange)
            }
            LimitComparison(limit).check(&errors)
        }
    }

    private static func checkType(_ type: YAMLNode, _ limit: YAMLNode, _ errors: inout FieldErrors) {
        if !ResourceNames.isOne(type, of: types) {
            if let problem = NameRule.qualifiedName.problem(type) {
                errors.add(.limitRange, at: type, "the type '\(type.text.prefix(80))' \(problem)")
            } else if !ResourceNames.hasDomain(type) {
                errors.check(type, isOneOf: types, .limitRange)
            }
        }
        if type.hasText("PersistentVolumeClaim" as StaticString), limit.field("min")?["storage"] == nil,
            limit.field("max")?["storage"] == nil
        {
            errors.add(.limitRange, at: limit, "limits of claims need a 'storage' in 'min' or in 'max'")
        }
    }
}
