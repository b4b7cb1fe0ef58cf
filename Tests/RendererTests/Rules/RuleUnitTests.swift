import Foundation
import Kubernetes
import TestSupport
import Testing
import YAML

@testable import Renderer

/// The unit tests of rules that stand in `Fixtures/*.test.yaml`: promtool's own format, so that promtool runs them by hand too.
/// Each names the files of the groups that it needs; a group's file bears its name.
private let unitTests: [URL] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.path.hasSuffix(".test.yaml") }.sorted { $0.path < $1.path }
}()

@Test(.enabled(if: Tool.isAvailable(Tool.promtool)), arguments: unitTests.map(\.lastPathComponent))
func `the alerts fire as their unit tests say, with these labels and annotations`(name: String) async throws {
    let folder = try TemporaryFolder()
    for group in try await PrometheusRules.sampleGroups() {
        try folder.write(PrometheusRules.text([group]), to: "\(group.name).yaml")
    }
    let test = try #require(unitTests.first { $0.lastPathComponent == name })
    try folder.write(Data(contentsOf: test), to: name)
    let output = try Tool.promtool.required().run(["test", "rules", name], directory: folder.url)
    #expect(output.status == 0, "\(output.text)\(output.errorText)")
}

@Test func `every alert has a unit test in which it fires, and one in which it does not`() async throws {
    var (fires, rests): (Set<String>, Set<String>) = ([], [])
    for file in unitTests {
        let document = try #require(try YAMLStream.parse(String(contentsOf: file, encoding: .utf8)).documents.first)
        for test in try #require(document["tests"]).elements {
            for check in try #require(test["alert_rule_test"]).elements {
                let name = try #require(check["alertname"]?.text)
                let isEmpty = try #require(check["exp_alerts"]).elements.allSatisfy { _ in false }
                if isEmpty { rests.insert(name) } else { fires.insert(name) }
            }
        }
    }
    let alerts = Set(try await PrometheusRules.sampleGroups().alerts.map(\.alert))
    #expect(alerts.count > 30)
    #expect(fires == alerts, "\(fires.symmetricDifference(alerts).sorted())")
    #expect(rests == alerts, "\(rests.symmetricDifference(alerts).sorted())")
}
