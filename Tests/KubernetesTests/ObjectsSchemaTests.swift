import Foundation
import Kubernetes
import TestSupport
import Testing
import YAML

/// Documents on disk for the tools to look at, and what these find.
private struct Manifests {
    let folder: TemporaryFolder
    let paths: [String]

    init(_ examples: [Example]) throws {
        let folder = try TemporaryFolder()
        paths = try examples.map { try folder.write($0.document.yaml(), to: "\($0.name).yaml").path }
        self.folder = folder
    }

    func validate(for version: String) throws -> Tool.Output {
        try Tool.python.required()
            .run(["-m", "kubernetes_validate", "--strict", "--quiet", "--no-warn", "-k", version] + paths)
    }

    func validate(againstDefinitionsIn definitions: String) throws -> Tool.Output {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Scripts/validate-custom-resources.py")
        return try Tool.python.required().run([script.path, definitions] + paths)
    }
}

/// The folder of the custom resources' definitions, where there is one.
private let definitions: String? = {
    let folder =
        ProcessInfo.processInfo.environment["TENANTRY_CRDS"]
        ?? Tool.packageRoot.deletingLastPathComponent().appending(path: "shared/crds").path
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
}()

@Test(.enabled(if: Tool.isAvailable(.python)), arguments: ["1.30", "1.34", "1.37"])
func `follows the schema of Kubernetes`(version: String) throws {
    let output = try Manifests(Example.builtIn).validate(for: version)
    #expect(output.status == 0, "\(output.text)\(output.errorText)")
}

@Test(.enabled(if: Tool.isAvailable(.python)))
func `the schema of Kubernetes refuses what is wrong`() throws {
    let output = try Manifests([Example(name: "wrong", document: Misspelled.sample)]).validate(for: "1.34")
    #expect(output.status == 1)
    #expect((output.text + output.errorText).contains("immutabel"))
}

@Test(.enabled(if: Tool.isAvailable(.python) && definitions != nil))
func `follows the schemas of the custom resources`() throws {
    let output = try Manifests(Example.customResources).validate(againstDefinitionsIn: #require(definitions))
    #expect(output.status == 0, "\(output.text)\(output.errorText)")
}

@Test(.enabled(if: Tool.isAvailable(.python) && definitions != nil))
func `the schemas of the custom resources refuse what is wrong`() throws {
    let wrong = [Example(name: "wrong", document: MisspelledRule.sample)]
    let output = try Manifests(wrong).validate(againstDefinitionsIn: #require(definitions))
    #expect(output.status == 1)
    #expect(output.text.contains("immutabel"), "\(output.errorText)")
}

/// A ConfigMap with a field that there isn't.
private struct Misspelled: KubernetesDocument {
    static var apiVersion: StaticString { "v1" }
    static var kind: StaticString { "ConfigMap" }

    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try visit.constant("apiVersion", apiVersion)
        try visit.constant("kind", kind)
        _ = try visit.required("metadata", ObjectMeta<DNSSubdomain>.sample)
        _ = try visit.required("immutabel", true)
        return Self()
    }
}

/// A PrometheusRule with a field that there isn't.
private struct MisspelledRule: KubernetesDocument {
    static var apiVersion: StaticString { "monitoring.coreos.com/v1" }
    static var kind: StaticString { "PrometheusRule" }

    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try visit.constant("apiVersion", apiVersion)
        try visit.constant("kind", kind)
        _ = try visit.required("metadata", ObjectMeta<DNSSubdomain>.sample)
        _ = try visit.required("spec", ["immutabel": true] as SortedMap<String, Bool>)
        return Self()
    }
}
