import KubernetesSchemas
import YAML

@testable import Validator

extension Target {
    /// A custom resource definition, and an object that is made from its schema.
    static let definition = Target(
        "definition",
        seeds: {
            (Manifests.examples + Manifests.corpus).filter { text in
                String(decoding: text, as: UTF8.self).contains("CustomResourceDefinition")
            } + schemas.map { Array(document(schema: $0).utf8) }
        },
        words: Words.schema + Words.yaml
    ) { input in
        guard let stream = try? YAMLStream.parse(input.bytes) else { return }
        let schemas = KubernetesSchemas.embedded.adding(stream.documents)
        var files = [SourceFile(path: "definition.yaml", bytes: Array(input.bytes))]
        for (number, document) in stream.documents.prefix(4).enumerated() {
            files.append(SourceFile(path: "object-\(number).yaml", text: object(of: document)))
        }
        let tree = ManifestTree(files)
        _ = blocking { await Validator(versions: [.oldest, .newest], schemas: schemas, workers: 1).validate(tree) }
    }
}

private let schemas = [
    """
    {type: object, required: [spec], properties: {spec: {type: object, x-kubernetes-validations: [{rule: self.a < self.b,
    message: no}], properties: {a: {type: integer, minimum: 1, maximum: 5, multipleOf: 2}, b: {type: number,
    default: 3, exclusiveMinimum: true, minimum: 1}, c: {type: string, pattern: '^[a-z]+$', minLength: 1,
    maxLength: 63, format: ipv4}}}}}
    """,
    """
    {type: object, properties: {spec: {type: array, minItems: 1, maxItems: 3, uniqueItems: false,
    x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name], items: {type: object, required: [name],
    properties: {name: {type: string, enum: [a, b]}}}}}}
    """,
    """
    {type: object, properties: {spec: {type: object, additionalProperties: {x-kubernetes-int-or-string: true,
    anyOf: [{type: integer}, {type: string}]}, nullable: true, maxProperties: 5}, more: {type: object,
    x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true, oneOf: [{required: [a]},
    {not: {required: [b]}}], allOf: [{minProperties: 1}]}}}
    """,
]

private func document(schema: String) -> String {
    """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: teas.example.com}
    spec:
      group: example.com
      scope: Namespaced
      names: {kind: Tea, plural: teas, singular: tea, listKind: TeaList}
      versions:
        - name: v1
          served: true
          storage: true
          subresources: {status: {}, scale: {specReplicasPath: .spec.a, statusReplicasPath: .status.a}}
          additionalPrinterColumns: [{name: A, type: integer, jsonPath: .spec.a}]
          schema:
            openAPIV3Schema: \(schema.split(separator: "\n").joined(separator: " "))

    """
}

/// An object of the first version of a kind, as JSON.
private func object(of definition: YAMLNode) -> String {
    let version = definition.at("spec", "versions")?.elements.first { _ in true }
    let group = definition.at("spec", "group")?.text ?? ""
    var sample = Sample()
    var entries = [
        "\"apiVersion\": \(Manifests.quoted("\(group)/\(version?["name"]?.text ?? "v1")"))",
        "\"kind\": \(Manifests.quoted(definition.at("spec", "names", "kind")?.text ?? "Tea"))",
        "\"metadata\": {\"name\": \"a\"}",
    ]
    for entry in version?.at("schema", "openAPIV3Schema", "properties")?.entries.prefix(20).map({ $0 }) ?? [] {
        entries.append("\(Manifests.quoted(entry.key.text)): \(sample.value(of: entry.value, depth: 0))")
    }
    return "{" + entries.joined(separator: ", ") + "}\n"
}

/// Makes values of schemas: small ones, and not all of them right.
private struct Sample {
    /// How many values may still be made: aliases may make a schema large.
    private var budget = 200

    mutating func value(of schema: YAMLNode, depth: Int) -> String {
        budget -= 1
        guard budget > 0, depth < 8 else { return "null" }
        if let value = schema["default"] ?? schema["enum"]?.elements.first(where: { _ in true }), value.kind == .scalar
        {
            return Manifests.json(value)
        }
        switch schema["type"]?.text {
        case "object": return object(of: schema, depth: depth)
        case "array": return "[\(schema["items"].map { value(of: $0, depth: depth + 1) } ?? "")]"
        case "integer": return "3"
        case "number": return "2.5"
        case "boolean": return "true"
        case "string": return "\"10.0.0.1\""
        default: return "\"1\""
        }
    }

    private mutating func object(of schema: YAMLNode, depth: Int) -> String {
        var entries: [String] = []
        if let other = schema["additionalProperties"] {
            entries.append("\"other\": \(value(of: other, depth: depth + 1))")
        }
        for entry in schema["properties"]?.entries.prefix(20).map({ $0 }) ?? [] {
            entries.append("\(Manifests.quoted(entry.key.text)): \(value(of: entry.value, depth: depth + 1))")
        }
        return "{" + entries.joined(separator: ", ") + "}"
    }
}
