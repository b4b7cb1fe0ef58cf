import YAML

/// Defaults in schemas, as far as one can say at a glance that they don't fit (apiextensions-apiserver:
/// pkg/apiserver/schema/defaulting/validation.go, `ValidateDefaults`).
enum DefinitionDefaultValidation {
    static func check(_ schema: YAMLNode, _ type: String?, _ errors: inout FieldErrors) {
        guard let value = schema["default"] else { return }
        if value.isNull {
            // In JSON, a null default is none.
            return
        }
        guard schema.field("x-kubernetes-int-or-string")?.isTrue != true, let type else { return }
        guard fits(value, type) else {
            errors.add(.definitionSchema, at: value, "the default doesn't have the type '\(type)'")
            return
        }
        if let choices = schema.field("enum"), choices.count > 0, value.kind == .scalar,
            !choices.elements.contains(where: { $0.kind == .scalar && $0.scalar == value.scalar }),
            type == "string" || type == "integer"
        {
            errors.add(.definitionSchema, at: value, "the default is none of the values that the schema allows")
        }
        guard let number = value.integer else { return }
        if let minimum = schema.field("minimum")?.integer, number < minimum {
            errors.add(.definitionSchema, at: value, "the default is lower than the minimum, \(minimum)")
        }
        if let maximum = schema.field("maximum")?.integer, number > maximum {
            errors.add(.definitionSchema, at: value, "the default is higher than the maximum, \(maximum)")
        }
    }

    private static func fits(_ value: YAMLNode, _ type: String) -> Bool {
        switch (value.kind, type) {
        case (.sequence, _): return type == "array"
        case (.mapping, _): return type == "object"
        case (.scalar, _): break
        }
        switch value.scalar {
        case .null: return true
        case .bool: return type == "boolean"
        case .int, .unsignedInt: return type == "integer" || type == "number"
        // `1.0` is a whole number to JSON's readers.
        case .float(let number): return type == "number" || type == "integer" && number == number.rounded()
        case .string: return type == "string"
        }
    }
}
