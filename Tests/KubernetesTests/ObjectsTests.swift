import Foundation
import Kubernetes
import TestSupport
import Testing
import YAML

@Test(arguments: Example.all)
func `writes a document as YAML`(example: Example) throws {
    try expectSnapshot(example.document.yaml(), named: "Objects/\(example.name).yaml")
}

@Test(arguments: Example.all)
func `writes the same bytes whatever the static type is`(example: Example) {
    func generic(_ document: some KubernetesDocument) -> [UInt8] {
        var writer: some ValueWriter = YAMLWriter()
        document.write(to: &writer)
        return (writer as? YAMLWriter)?.bytes ?? []
    }
    var writer = YAMLWriter()
    example.document.write(to: &writer)
    #expect(writer.bytes == generic(example.document))
    #expect(!writer.bytes.isEmpty)
}

@Test(arguments: Example.all)
func `decodes from JSON what it encoded`(example: Example) throws {
    func roundTrip<Document: KubernetesDocument>(_ document: Document) throws {
        let json = try JSONEncoder().encode(document)
        #expect(try JSONDecoder().decode(Document.self, from: json) == document)
    }
    try roundTrip(example.document)
}

@Test(arguments: Example.samples, ["apiVersion", "kind"])
func `refuses a document that is something else`(example: Example, key: String) throws {
    func decode<Document: KubernetesDocument>(_ document: Document, setting value: String) throws -> Document {
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(document))
        var fields = try #require(object as? [String: Any])
        fields[key] = value
        return try JSONDecoder().decode(Document.self, from: JSONSerialization.data(withJSONObject: fields))
    }
    #expect(throws: DecodingError.self) { try decode(example.document, setting: "Something") }
}

@Test func `names an object by its kind, namespace and name`() {
    let account = ServiceAccount(metadata: .init(name: "llm-proxy", namespace: "acme-corp"))
    #expect(account.reference == "ServiceAccount acme-corp/llm-proxy")
    #expect(Namespace(metadata: .init(name: "acme-corp")).reference == "Namespace acme-corp")
    let objects: [any KubernetesObject] = [account, Namespace(metadata: .init(name: "acme-corp"))]
    #expect(objects.map(\.reference) == ["ServiceAccount acme-corp/llm-proxy", "Namespace acme-corp"])
}

@Test(arguments: kinds.map { Example(name: "\($0.kind)", document: $0.sample) })
func `has an example of every kind`(kind: Example) {
    #expect(Example.realistic.contains { type(of: $0.document) == type(of: kind.document) })
}
