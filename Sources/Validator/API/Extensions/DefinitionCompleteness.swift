import YAML

/// What `allOf`, `anyOf`, `oneOf` and `not` speak of, the schema around them has to have (apiextensions-apiserver:
/// pkg/apiserver/schema/complete.go, `validateStructuralCompleteness`).
enum DefinitionCompleteness {
    static func check(_ schema: YAMLNode, _ errors: inout FieldErrors) {
        checkAlternatives(of: schema, in: schema, &errors)
    }

    private static func checkAlternatives(
        of restriction: YAMLNode,
        in schema: YAMLNode,
        _ errors: inout FieldErrors
    ) {
        guard restriction.kind == .mapping else { return }
        for list in [restriction.elements("allOf"), restriction.elements("anyOf"), restriction.elements("oneOf")] {
            guard let list else { continue }
            for element in list { check(element, in: schema, &errors) }
        }
        if let not = restriction.field("not") { check(not, in: schema, &errors) }
    }

    private static func check(_ restriction: YAMLNode, in schema: YAMLNode, _ errors: inout FieldErrors) {
        guard restriction.kind == .mapping, schema.kind == .mapping else { return }
        checkAlternatives(of: restriction, in: schema, &errors)
        if let items = restriction.field("items"), items.kind == .mapping {
            if let own = schema.field("items") {
                check(items, in: own, &errors)
            } else {
                errors.add(.definitionSchema, at: items, "these 'items' are not in the schema around")
            }
        }
        guard let properties = restriction.field("properties") else { return }
        let own = schema.field("properties")
        for entry in properties.entries {
            if let field = own?[entry.key.text] {
                check(entry.value, in: field, &errors)
            } else {
                errors.add(
                    .definitionSchema,
                    at: entry.value,
                    "the property '\(entry.key.text)' is not in the schema around"
                )
            }
        }
    }
}
