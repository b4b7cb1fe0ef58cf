import Diagnostics
import Testing
import Validator

private let mebibyte = 1_048_576

@Test(arguments: [
    // The server counts what base64 stands for, and a key of a Secret once.
    ("ConfigMap", "data: {a: \(String(repeating: "x", count: mebibyte))}\n", true),
    ("ConfigMap", "data: {a: \(String(repeating: "x", count: mebibyte)), b: x}\n", false),
    ("ConfigMap", "data: {a: \(String(repeating: "x", count: mebibyte)), b: null}\n", true),
    ("ConfigMap", "binaryData: {a: \(String(repeating: "AAAA", count: mebibyte / 3))}\n", true),
    ("ConfigMap", "binaryData: {a: \(String(repeating: "AAAA", count: mebibyte / 3 + 1))}\n", false),
    ("Secret", "data: {a: \(String(repeating: "AAAA", count: mebibyte / 3))}\n", true),
    ("Secret", "data: {a: \(String(repeating: "AAAA", count: mebibyte / 3 + 1))}\n", false),
    ("Secret", "data: {a: \(String(repeating: "AAAA", count: mebibyte / 3 + 1))}\nstringData: {a: x}\n", true),
    ("Secret", "stringData: {a: \(String(repeating: "x", count: mebibyte + 1))}\n", false),
])
func `a ConfigMap or Secret has a mebibyte at most`(kind: String, data: String, isAccepted: Bool) async throws {
    let text = "apiVersion: v1\nkind: \(kind)\nmetadata: {name: a, namespace: b}\n\(data)"
    let validator = Validator(try RuleSelection(names: ["api"]), workers: 1)
    let findings = await validator.validate(ManifestTree([SourceFile(path: "a.yaml", text: text)]))
    #expect(findings.isEmpty == isAccepted)
    #expect(findings.allSatisfy { $0.id == (kind == "Secret" ? "secret-data" : "config-map") })
}
