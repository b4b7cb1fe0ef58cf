import Diagnostics
import YAML

/// The schema of a version: structural, and with nothing that the API server doesn't support (apiextensions-apiserver:
/// pkg/apiserver/schema/validation.go, pkg/apis/apiextensions/validation/validation.go,
/// `ValidateCustomResourceDefinitionOpenAPISchema`).
enum DefinitionSchemaValidation {
    /// Where a schema is.
    enum Level {
        case root, item, field
        /// In `allOf`, `anyOf`, `oneOf` or `not`, where it may only restrict values.
        case restriction
    }

    /// What the schemas around a schema say about it.
    struct Surroundings {
        var level: Level
        /// Whether it is of `metadata`, `kind` or `apiVersion` of a resource.
        var isMetadata = false
        /// Whether it may not have a default.
        var forbidsDefault = false
        /// Whether it is an alternative of `anyOf: [{type: integer}, {type: string}]`, which may have a type.
        var mayHaveType = false

        func at(_ level: Level) -> Surroundings {
            Surroundings(level: level, isMetadata: isMetadata, forbidsDefault: forbidsDefault)
        }
    }

    private static let types = ["array", "boolean", "integer", "number", "object", "string"]
    private static let unsupported: [StaticString] = [
        "$ref", "additionalItems", "definitions", "dependencies", "id", "patternProperties",
    ]
    /// What a root schema can't have beside a status subresource, for its status would lose it.
    private static let notBesideStatus: [StaticString] = [
        "additionalProperties", "allOf", "anyOf", "default", "enum", "maxProperties", "minProperties", "not", "oneOf",
        "x-kubernetes-embedded-resource", "x-kubernetes-int-or-string", "x-kubernetes-list-map-keys",
        "x-kubernetes-list-type", "x-kubernetes-map-type",
    ]

    static func check(_ schema: YAMLNode, hasStatus: Bool, _ errors: inout FieldErrors) {
        let before = errors.all.count
        if schema.field("nullable")?.isTrue == true {
            errors.add(.definitionSchema, at: schema, "the root of a schema is not 'nullable'")
        }
        if hasStatus {
            for name in notBesideStatus {
                guard let node = schema.field(name), node.kind != .scalar ? node.count > 0 : node.isTrue else {
                    continue
                }
                errors.add(
                    .definitionSchema,
                    at: node,
                    "'\(name)' is not taken at the root beside a status subresource"
                )
            }
        }
        check(schema, Surroundings(level: .root), &errors)
        // Rules are compiled once the schema itself is right, as the server does it.
        if errors.all.count == before { DefinitionRuleValidation.check(schema, &errors) }
    }

    static func check(_ schema: YAMLNode, _ around: Surroundings, _ errors: inout FieldErrors) {
        guard schema.kind == .mapping else { return }
        let type = schema.text("type")
        checkKeywords(schema, type, around, &errors)
        DefinitionListValidation.check(schema, type, &errors)
        DefinitionRuleValidation.checkTexts(schema, &errors)
        if around.level == .restriction {
            checkRestriction(schema, around, &errors)
        } else {
            checkStructure(schema, type, around, &errors)
            DefinitionCompleteness.check(schema, &errors)
            DefinitionDefaultValidation.check(schema, type, &errors)
        }
        checkChildren(schema, around, &errors)
    }

    private static func checkKeywords(
        _ schema: YAMLNode,
        _ type: String?,
        _ around: Surroundings,
        _ errors: inout FieldErrors
    ) {
        if type != nil { errors.checkChoice(.definitionSchema, schema.field("type"), types) }
        for name in unsupported {
            guard let node = schema.field(name), node.kind == .scalar ? node.string != "" : node.count > 0 else {
                continue
            }
            errors.add(.definitionSchema, at: node, "schemas of custom resources don't support '\(name)'")
        }
        if let items = schema.field("items"), items.kind == .sequence {
            errors.add(.definitionSchema, at: items, "'items' is one schema and not a list of them")
        }
        if let node = schema.field("pattern"), let pattern = node.string, RulePatterns.isInvalid(pattern) {
            errors.add(.definitionSchema, at: node, "the pattern is no regular expression of RE2")
        }
        if let node = schema.field("uniqueItems"), node.isTrue {
            errors.add(.definitionSchema, at: node, "'uniqueItems' is not taken; use 'x-kubernetes-list-type: set'")
        }
        if let node = schema.field("additionalProperties"), schema.field("properties")?.count ?? 0 > 0, !node.isTrue {
            errors.add(.definitionSchema, at: node, "'additionalProperties' and 'properties' exclude each other")
        }
        if let node = schema.field("x-kubernetes-preserve-unknown-fields"), !node.isTrue {
            errors.add(.definitionSchema, at: node, "'x-kubernetes-preserve-unknown-fields' is 'true' or left out")
        }
        if let node = schema.field("default"), around.forbidsDefault {
            errors.add(.definitionSchema, at: node, "a default can't be set here")
        }
        if around.isMetadata, let node = schema.field("x-kubernetes-embedded-resource"), node.isTrue {
            errors.add(.definitionSchema, at: node, "an embedded resource can't be in a resource's metadata")
        }
    }

    /// `validateStructuralInvariants`.
    private static func checkStructure(
        _ schema: YAMLNode,
        _ type: String?,
        _ around: Surroundings,
        _ errors: inout FieldErrors
    ) {
        let isEmbedded = schema.field("x-kubernetes-embedded-resource")?.isTrue == true
        let isIntOrString = schema.field("x-kubernetes-int-or-string")?.isTrue == true
        let preservesUnknown = schema.field("x-kubernetes-preserve-unknown-fields")?.isTrue == true
        if type == "array", schema.field("items") == nil {
            errors.add(.definitionSchema, at: schema, "the type 'array' needs 'items'")
        }
        if isEmbedded, type != "object" {
            errors.add(.definitionSchema, at: schema, "an embedded resource has the type 'object'")
        } else if type == nil, !isIntOrString, !preservesUnknown {
            errors.add(.definitionSchema, at: schema, "a schema needs a 'type'")
        } else if around.level == .root, let type, type != "object" {
            errors.add(.definitionSchema, at: schema, "the root of a schema has the type 'object' and not '\(type)'")
        }
        if let node = schema.field("additionalProperties"), around.level == .root || isEmbedded {
            errors.add(.definitionSchema, at: node, "a resource can't have 'additionalProperties'")
        }
        if isIntOrString, preservesUnknown || isEmbedded {
            errors.add(.definitionSchema, at: schema, "'x-kubernetes-int-or-string' can't be an object as well")
        }
        let properties = schema.field("properties")
        if isEmbedded, !preservesUnknown, properties?.count ?? 0 == 0 {
            errors.add(.definitionSchema, at: schema, "an embedded resource needs 'properties'")
        }
        guard around.level == .root || isEmbedded, let properties else { return }
        for name in ["kind", "apiVersion"] {
            if let node = properties[name], node.text("type") != "string" {
                errors.add(.definitionSchema, at: node, "'\(name)' of a resource has the type 'string'")
            }
        }
        guard let metadata = properties["metadata"] else { return }
        if metadata.text("type") != "object" {
            errors.add(.definitionSchema, at: metadata, "'metadata' of a resource has the type 'object'")
        }
        guard around.level == .root, let inner = metadata.field("properties") else { return }
        for entry in inner.entries where !entry.key.hasText("name") && !entry.key.hasText("generateName") {
            errors.add(.definitionSchema, at: metadata, "'metadata' can only restrict 'name' and 'generateName'")
            return
        }
    }

    /// `validateNestedValueValidation`: what describes structure has no place here.
    private static func checkRestriction(
        _ schema: YAMLNode,
        _ around: Surroundings,
        _ errors: inout FieldErrors
    ) {
        let names: [StaticString] = [
            "additionalProperties", "default", "description", "externalDocs", "nullable", "title", "type",
            "x-kubernetes-embedded-resource", "x-kubernetes-int-or-string", "x-kubernetes-list-map-keys",
            "x-kubernetes-list-type", "x-kubernetes-map-type", "x-kubernetes-preserve-unknown-fields",
            "x-kubernetes-validations",
        ]
        for name in names {
            guard let node = schema.field(name) else { continue }
            if around.mayHaveType, name.description == "type" { continue }
            let isEmpty: Bool
            switch node.kind {
            case .sequence: isEmpty = node.count == 0
            case .mapping: isEmpty = false
            case .scalar:
                if case .bool(false) = node.scalar {
                    isEmpty = name.description != "additionalProperties" && name.description != "default"
                } else {
                    isEmpty = node.string == "" && name.description != "default"
                }
            }
            if !isEmpty {
                errors.add(.definitionSchema, at: node, "'\(name)' can't be in 'allOf', 'anyOf', 'oneOf' or 'not'")
            }
        }
        if let node = schema.field("properties")?["metadata"] {
            errors.add(.definitionSchema, at: node, "'metadata' can't be in 'allOf', 'anyOf', 'oneOf' or 'not'")
        }
    }

    private static func checkChildren(_ schema: YAMLNode, _ around: Surroundings, _ errors: inout FieldErrors) {
        let isRestriction = around.level == .restriction
        if let items = schema.field("items"), items.kind == .mapping {
            check(items, around.at(isRestriction ? .restriction : .item), &errors)
        }
        if let properties = schema.field("properties") {
            let isResource = around.level == .root || schema.field("x-kubernetes-embedded-resource")?.isTrue == true
            for entry in properties.entries {
                var inner = around.at(isRestriction ? .restriction : .field)
                if isResource, ["metadata", "kind", "apiVersion"].contains(where: { entry.key.hasText($0) }) {
                    inner.isMetadata = true
                    if around.level == .root { inner.forbidsDefault = true }
                }
                check(entry.value, inner, &errors)
            }
        }
        if let values = schema.field("additionalProperties"), values.kind == .mapping {
            var inner = around.at(isRestriction ? .restriction : .field)
            if around.isMetadata { inner.forbidsDefault = true }
            check(values, inner, &errors)
        }
        for name: StaticString in ["allOf", "anyOf", "oneOf"] {
            guard let list = schema.field(name) else { continue }
            let isUnion = name.description == "anyOf" && isIntOrString(list)
            for element in list.elements {
                var inner = around.at(.restriction)
                inner.mayHaveType = isUnion
                check(element, inner, &errors)
            }
        }
        if let not = schema.field("not") { check(not, around.at(.restriction), &errors) }
    }

    /// `isIntOrStringAnyOfPattern`.
    private static func isIntOrString(_ list: YAMLNode) -> Bool {
        let types = list.elements.map { $0.count == 1 ? $0.text("type") : nil }
        return types == ["integer", "string"]
    }
}

extension Rule {
    static let definitionSchema = api(
        "definition-schema",
        "the schema of a custom resource is structural",
        explanation: """
            Every version of a definition has a structural schema: each field has a type, arrays have `items`, the root is an object,
            `allOf`, `anyOf`, `oneOf` and `not` only restrict values, and keywords such as `$ref`, `patternProperties` or `uniqueItems`
            are not there. Lists of type `map` name keys that their items have, and defaults fit their types.
            """,
        bad: """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: tenants.example.com
            spec:
              group: example.com
              scope: Cluster
              names:
                plural: tenants
                kind: Tenant
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          properties:
                            users:
                              type: array

            """,
        good: """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: tenants.example.com
            spec:
              group: example.com
              scope: Cluster
              names:
                plural: tenants
                kind: Tenant
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          properties:
                            users:
                              type: array
                              items:
                                type: string

            """
    )
}
