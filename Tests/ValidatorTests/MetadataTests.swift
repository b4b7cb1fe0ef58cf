import Diagnostics
import KubernetesSchemas
import Testing

@testable import Validator

/// What the API server says to the metadata of a PriorityClass.
private func findings(_ metadata: String) async throws -> [Diagnostic] {
    let text = """
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: {name: tenants, \(metadata)}
        value: 1000

        """
    let selection = try RuleSelection(names: ["api"])
    return await Validator(selection, versions: [.newest], workers: 1)
        .validate(ManifestTree([SourceFile(path: "a.yaml", text: text)]))
}

@Test func `annotations of 256 KiB are taken, and a byte more is not`() async throws {
    let key = "example.com/note"
    let most = String(repeating: "x", count: 262_144 - key.utf8.count)
    #expect(try await findings("annotations: {\(key): \(most)}").isEmpty)
    let more = try await findings("annotations: {\(key): \(most)x}")
    #expect(more.map(\.id) == ["annotation"])
    #expect(more.first?.pointer == "/metadata/annotations")
    // Bytes count, not characters; and keys do too.
    #expect(try await findings("annotations: {\(key): \(most.dropLast())é}").count == 1)
}

@Test(arguments: [
    // What YAML makes of a key is what the server gets.
    ("labels: {+1: a}", 0), ("labels: {0x1F: a}", 0), ("labels: {~a: b}", 1), ("labels: {yes: a}", 0),
    // `null` is an empty string.
    ("labels: {a: ~}", 0), ("labels: {a: null}", 0), ("labels: ~", 0), ("annotations: {a: ~}", 0),
    ("finalizers: [~]", 1), ("ownerReferences: []", 0), ("labels: {a: '~'}", 1),
])
func `metadata is what the server reads, not how it is written`(metadata: String, count: Int) async throws {
    let found = try await findings(metadata)
    #expect(found.count == count, "\(found.map(\.line))")
}
