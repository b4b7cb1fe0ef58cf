import Diagnostics
import Foundation
import KubernetesSchemas
import TestSupport
import Testing
import Validator
import YAML

private func definition(_ schema: String) -> String {
    """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: teas.example.com}
    spec:
      group: example.com
      scope: Namespaced
      names: {kind: Tea, plural: teas}
      versions:
        - name: v1
          served: true
          storage: true
          schema:
            openAPIV3Schema: \(schema)
        - {name: v2, served: false, storage: false}
    """
}

/// What the rules about custom resources say to the `spec` of an object whose kind has a schema for it.
private func findings(_ schema: String, _ spec: String) async throws -> [String] {
    let document = try #require(
        try YAMLStream.parse(definition("{type: object, properties: {spec: \(schema)}}")).documents.first
    )
    let text = "{apiVersion: example.com/v1, kind: Tea, metadata: {name: a}, spec: \(spec)}"
    let rules = try RuleSelection(names: [
        "schema", "custom-resource-alternative", "custom-resource-bound", "custom-resource-enum",
        "custom-resource-format",
        "custom-resource-pattern", "custom-resource-unchecked",
    ])
    let validator = Validator(rules, schemas: KubernetesSchemas.embedded.adding([document]), workers: 1)
    return await validator.validate(ManifestTree([SourceFile(path: "a.yaml", text: text)]))
        .map { "\($0.id) \($0.pointer?.dropFirst(5) ?? "")" }
}

private typealias Case = (schema: String, spec: String, findings: [String])

private let cases: [Case] = [
    ("{type: string, minLength: 2, maxLength: 3}", "é", ["custom-resource-bound "]),
    ("{type: string, minLength: 2, maxLength: 3}", "éé", []),
    ("{type: string, maxLength: 3}", "abcd", ["custom-resource-bound "]),
    ("{type: integer, minimum: 1, exclusiveMinimum: true}", "1", ["custom-resource-bound "]),
    ("{type: integer, minimum: 1}", "1", []), ("{type: number, maximum: 0.5}", "0.6", ["custom-resource-bound "]),
    ("{type: number, maximum: 0.5, exclusiveMaximum: true}", "0.5", ["custom-resource-bound "]),
    ("{type: integer, multipleOf: 3}", "7", ["custom-resource-bound "]), ("{type: integer, multipleOf: 3}", "9", []),
    ("{type: integer}", "1.0", []), ("{type: integer}", "1.5", ["wrong-type "]),
    ("{type: integer, format: int32}", "2147483648", ["wrong-type "]),
    ("{type: array, items: {type: string}, maxItems: 1}", "[a, b]", ["custom-resource-bound "]),
    ("{type: array, items: {type: string}, minItems: 1}", "[]", ["custom-resource-bound "]),
    ("{type: array, items: {type: string}}", "[a, null]", ["wrong-type /1"]),
    ("{type: array, items: {type: string, nullable: true}}", "[a, null]", []),
    ("{type: array, x-kubernetes-list-type: set, items: {type: string}}", "[a, b, a]", ["duplicate-list-item /2"]),
    (
        "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a], items: {type: object, properties: {a: {type: string, default: x}, b: {type: string}}}}",
        "[{a: x}, {b: c}]",
        ["duplicate-list-item /1"]
    ),
    ("{type: object, additionalProperties: {type: integer}, minProperties: 1}", "{}", ["custom-resource-bound "]),
    ("{type: object, additionalProperties: {type: integer}}", "{a: 1, b: c}", ["wrong-type /b"]),
    ("{type: object, x-kubernetes-preserve-unknown-fields: true}", "{a: [1, {b: c}]}", []),
    (
        "{type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: string}}}", "{a: 1, b: 2}",
        ["wrong-type /a"]
    ),
    ("{x-kubernetes-preserve-unknown-fields: true}", "[1]", []),
    ("{x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}", "5", []),
    ("{x-kubernetes-int-or-string: true}", "a", []), ("{x-kubernetes-int-or-string: true}", "1.5", ["wrong-type "]),
    ("{x-kubernetes-int-or-string: true, pattern: '^[0-9]+%$'}", "5", []),
    ("{x-kubernetes-int-or-string: true, pattern: '^[0-9]+%$'}", "a", ["custom-resource-pattern "]),
    ("{type: string, enum: [a, b]}", "c", ["custom-resource-enum "]), ("{type: string, enum: [a, b]}", "b", []),
    ("{type: integer, enum: [1, 2]}", "2", []), ("{type: string, pattern: '^a+$'}", "ab", ["custom-resource-pattern "]),
    ("{type: string, pattern: '(?=a)'}", "ab", ["custom-resource-unchecked "]),
    ("{type: string, format: date-time}", "x", ["custom-resource-format "]),
    ("{type: string, format: date-time}", "'2024-05-01t12:00:00z'", []), ("{type: string, format: whatever}", "x", []),
    ("{type: string, format: byte}", "a", ["custom-resource-format "]),
    ("{type: object, required: [a], properties: {a: {type: string}}}", "{}", ["missing-field "]),
    ("{type: object, required: [a], properties: {a: {type: string}}}", "{a: null}", ["missing-field "]),
    ("{type: object, required: [a], properties: {a: {type: string, default: x}}}", "{}", []),
    ("{type: object, required: [a], properties: {a: {type: string, default: x}}}", "{a: null}", []),
    ("{type: object, required: [a], properties: {a: {type: string, nullable: true}}}", "{a: null}", []),
    (
        "{type: object, properties: {'on': {type: string}, '404': {type: string}}}", "{on: a, 404: b}",
        ["unknown-field /true"]
    ),
    ("{type: object, properties: {'on': {type: string}}}", "{'on': a}", []),
    (
        "{type: object, properties: {a: {type: integer}, b: {type: integer}}, oneOf: [{required: [a]}, {required: [b]}]}",
        "{a: 1, b: 2}", ["custom-resource-alternative "]
    ),
    (
        "{type: object, properties: {a: {type: integer}, b: {type: integer}}, oneOf: [{required: [a]}, {required: [b]}]}",
        "{a: 1}", []
    ),
    (
        "{type: object, properties: {a: {type: integer}, b: {type: integer}}, anyOf: [{required: [a]}, {required: [b]}]}",
        "{}", ["custom-resource-alternative "]
    ),
    (
        "{type: object, properties: {a: {type: integer, default: 1}, b: {type: integer}}, anyOf: [{required: [a]}, {required: [b]}]}",
        "{}", []
    ),
    (
        "{type: object, properties: {a: {type: integer}}, not: {required: [a]}}", "{a: 1}",
        ["custom-resource-alternative "]
    ),
    (
        "{type: object, properties: {a: {type: string}}, not: {properties: {a: {enum: [x]}}, required: [a]}}", "{a: z}",
        []
    ),
    (
        "{type: object, properties: {a: {type: string}}, allOf: [{properties: {a: {minLength: 2}}}]}", "{a: z}",
        ["custom-resource-alternative "]
    ),
    (
        "{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}",
        "{apiVersion: v1, kind: Pod, metadata: {labels: {a: 1}}, x: 1}", ["wrong-type /metadata/labels/a"]
    ),
    (
        "{type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object}}}",
        "{kind: Pod, spec: {}}", ["missing-field "]
    ),
]

@Test(arguments: cases)
func `a custom resource is asked what its definition says`(schema: String, spec: String, expected: [String])
    async throws
{
    let found = try await findings(schema, spec)
    #expect(found == expected, "\(schema) \(spec)")
}

private let hostile: [String] = {
    var schemas: [String] = [
        "{}", "[]", "null", "text", "{type: [string]}", "{type: object, properties: []}", "{type: array}",
        "{type: object, required: {a: b}}", "{type: string, enum: {}}", "{type: string, pattern: [], minLength: -1}",
        "{type: string, pattern: '((((a{1000}){1000}){1000}){1000})'}",
        "{type: object, properties: &a {x: {type: object, properties: {y: {type: string}}}, z: {type: object}}}",
        "{type: object, x-kubernetes-validations: [1, {rule: 2}, {rule: 'self.a'}]}", "{oneOf: 1, anyOf: [1], not: []}",
    ]
    let nested = String(repeating: "{type: object, properties: {a: ", count: 40)
    schemas.append(nested + "{}" + String(repeating: "}}", count: 40))
    let values = (0..<20_000).map { "a\($0)" }.joined(separator: ", ")
    schemas.append("{type: string, enum: [\(values)]}")
    let fields = (0..<5_000).map { "f\($0): {type: string}" }.joined(separator: ", ")
    schemas.append("{type: object, properties: {\(fields)}}")
    let required = (0..<200).map { "f\($0)" }.joined(separator: ", ")
    schemas.append("{type: object, required: [\(required)], properties: {\(fields)}}")
    return schemas
}()

@Test(arguments: hostile)
func `a hostile definition does no harm`(schema: String) async throws {
    for spec in ["{}", "[]", "a", "1", "{a: {a: {a: b}}}"] { _ = try await findings(schema, spec) }
}

/// The folder of the definitions that the embedded table is made of, where there is one.
private let folder: URL? = {
    let path =
        ProcessInfo.processInfo.environment["TENANTRY_CRDS"]
        ?? Tool.packageRoot.deletingLastPathComponent().appending(path: "shared/crds").path
    return FileManager.default.fileExists(atPath: path) ? URL(filePath: path) : nil
}()

@Test(.enabled(if: folder != nil))
func `an embedded schema is what its definition gives`() async throws {
    let files = try FileManager.default.contentsOfDirectory(at: #require(folder), includingPropertiesForKeys: nil)
    var count = 0
    for file in files where file.pathExtension == "yaml" {
        for document in try YAMLStream.parse(try Data(contentsOf: file)).documents {
            let schemas = KubernetesSchemas.embedded.adding([document])
            for version in document["spec"]?["versions"]?.elements.map({ $0 }) ?? []
            where version["served"]?.text == "true" {
                let apiVersion = "\(document["spec"]?["group"]?.text ?? "")/\(version["name"]?.text ?? "")"
                let kind = document["spec"]?["names"]?["kind"]?.text ?? ""
                guard case .found(let own, _) = schemas.lookup(apiVersion: apiVersion, kind: kind, version: .newest),
                    case .found(let embedded, _) = KubernetesSchemas.embedded.lookup(
                        apiVersion: apiVersion,
                        kind: kind,
                        version: .newest
                    )
                else {
                    Issue.record("\(apiVersion) \(kind) is not known")
                    continue
                }
                #expect(own.outline == embedded.outline, "\(apiVersion) \(kind)")
                count += 1
            }
        }
    }
    #expect(count > 10)
}
