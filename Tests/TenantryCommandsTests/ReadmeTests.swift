import Foundation
import Kubernetes
import TestSupport
import Testing
import YAML

struct ReadmeTests {
    /// The program of the README, as it stands there but for `print`.
    private func example() throws -> (text: String, isEqual: Bool, isClean: Bool) {
        let quota = ResourceQuota(
            metadata: .init(name: "compute", namespace: "team-a"),
            spec: .init(hard: ["requests.cpu": "1500m", "limits.memory": "4096Mi"])
        )
        let stream = try YAMLStream.parse(quota.yaml())
        let (copy, problems) = FieldReader.read(ResourceQuota.self, from: stream.documents[0])
        return (quota.yaml(), copy == quota, problems.isEmpty)
    }

    @Test func `shows a program that compiles and does what it says`() throws {
        let (text, isEqual, isClean) = try example()
        #expect(isEqual && isClean)
        #expect(text.hasSuffix("spec:\n  hard:\n    limits.memory: 4Gi\n    requests.cpu: 1500m\n"))
    }

    /// The first block of the README in a language.
    private func block(_ language: String) throws -> Substring {
        let readme = Tool.packageRoot.appending(path: "README.md")
        let text = String(decoding: try Data(contentsOf: readme), as: UTF8.self)
        let rest = text.split(separator: "```\(language)\n", omittingEmptySubsequences: false).dropFirst().first
        return try #require(rest?.split(separator: "```").first)
    }

    @Test func `shows a spec that renders`() throws {
        let line = try CommandLine()
        try line.folder.write(String(try block("yaml")), to: "tenants.d/acme-corp.yaml")
        let output = try line.run("generate")
        #expect(output.status == 0, "\(output.text)")
    }

    @Test func `has the program of this test in the README`() throws {
        let program = try block("swift")
        let source = String(decoding: try Data(contentsOf: URL(filePath: #filePath)), as: UTF8.self)
        let lines = Set(source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        for line in program.split(separator: "\n") where !line.hasPrefix("print(") {
            #expect(lines.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
        }
    }
}
