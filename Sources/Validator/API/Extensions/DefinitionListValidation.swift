import YAML

/// `x-kubernetes-list-type`, `x-kubernetes-map-type` and the keys of lists (apiextensions-apiserver:
/// pkg/apis/apiextensions/validation/validation.go, `ValidateCustomResourceDefinitionOpenAPISchema`,
/// `validateMapListKeysMapSet`).
enum DefinitionListValidation {
    static func check(_ schema: YAMLNode, _ type: String?, _ errors: inout FieldErrors) {
        if let node = schema.field("x-kubernetes-map-type") {
            if type != "object" {
                errors.add(.definitionSchema, at: node, "'x-kubernetes-map-type' needs the type 'object'")
            }
            errors.checkChoice(.definitionSchema, node, ["atomic", "granular"])
        }
        let keys = schema.field("x-kubernetes-list-map-keys")
        guard let node = schema.field("x-kubernetes-list-type"), let listType = node.string else {
            if let keys, keys.count > 0 {
                errors.add(.definitionSchema, at: keys, "the keys of a list need 'x-kubernetes-list-type: map'")
            }
            return
        }
        if type != "array" {
            errors.add(.definitionSchema, at: node, "'x-kubernetes-list-type' needs the type 'array'")
        }
        errors.checkChoice(.definitionSchema, node, ["atomic", "map", "set"])
        if let keys, keys.count > 0, listType != "map" {
            errors.add(.definitionSchema, at: keys, "the keys of a list need 'x-kubernetes-list-type: map'")
        }
        let items = schema.field("items")
        if let items, listType == "set" || listType == "map", let nullable = items.field("nullable"), nullable.isTrue {
            errors.add(.definitionSchema, at: nullable, "an element of a list of type '\(listType)' can't be null")
        }
        if listType == "set", type == "array", let items { checkSet(items, &errors) }
        if listType == "map" { checkMap(schema, items, keys, &errors) }
    }

    /// Elements of a set are compared as a whole.
    private static func checkSet(_ items: YAMLNode, _ errors: inout FieldErrors) {
        switch items.text("type") {
        case "array":
            if let inner = items.text("x-kubernetes-list-type"), inner != "atomic" {
                errors.add(.definitionSchema, at: items, "a list in a set has 'x-kubernetes-list-type: atomic'")
            }
        case "object":
            if items.text("x-kubernetes-map-type") != "atomic" {
                errors.add(.definitionSchema, at: items, "an object in a set has 'x-kubernetes-map-type: atomic'")
            }
        default: break
        }
    }

    private static func checkMap(
        _ schema: YAMLNode,
        _ items: YAMLNode?,
        _ keys: YAMLNode?,
        _ errors: inout FieldErrors
    ) {
        guard let keys, keys.count > 0 else {
            errors.add(.definitionSchema, at: schema, "a list of type 'map' needs 'x-kubernetes-list-map-keys'")
            return
        }
        guard let items, items.kind == .mapping else {
            errors.add(.definitionSchema, at: schema, "a list of type 'map' needs 'items'")
            return
        }
        guard items.text("type") == "object" else {
            errors.add(.definitionSchema, at: items, "the items of a list of type 'map' have the type 'object'")
            return
        }
        let properties = items.field("properties")
        let required = items.field("required")
        var seen: Set<String> = []
        for node in keys.elements {
            guard let key = node.string else { continue }
            if !seen.insert(key).inserted {
                errors.add(.definitionSchema, at: node, "the key '\(key)' is there twice; remove one")
            }
            guard let property = properties?[key] else {
                errors.add(.definitionSchema, at: node, "the items have no property '\(key)' to be a key")
                continue
            }
            if let type = property.text("type"), type == "array" || type == "object" {
                errors.add(.definitionSchema, at: property, "the key '\(key)' can't have the type '\(type)'")
            }
            if property.field("default") == nil, required?.elements.contains(where: { $0.hasText(key) }) != true {
                errors.add(.definitionSchema, at: property, "the key '\(key)' has to be required or have a default")
            }
            if let nullable = property.field("nullable"), nullable.isTrue {
                errors.add(.definitionSchema, at: nullable, "the key '\(key)' can't be null")
            }
        }
    }
}
