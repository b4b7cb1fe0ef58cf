import Diagnostics
import Foundation
import KubernetesSchemas
import TestSupport
import Testing
import Validator
import YAML

/// A manifest that a script made of the published schemas, and what kubernetes-validate says to it.
private struct Verdict {
    var version: KubernetesVersion
    var isValid: Bool
    var change: String
    var problem: String
    var path: String
    var manifest: String

    init(_ line: Substring) throws {
        let root = try #require(try YAMLStream.parse(String(line)).documents.first)
        version = try #require(root["version"].flatMap { KubernetesVersion($0.text) })
        isValid = root["isValid"]?.text == "true"
        change = root["change"]?.text ?? ""
        problem = root["problem"]?.text ?? ""
        path = root["path"]?.text ?? ""
        manifest = try #require(line.range(of: "\"manifest\": ").map { String(line[$0.upperBound...].dropLast()) })
    }

    /// Whether it refuses what the server takes: `null` leaves a value as it is, wherever it stands (Go's `encoding/json`),
    /// and bytes may be a list of numbers.
    var isTooStrict: Bool {
        problem.contains("None is not of type") || problem.contains("None is valid under each of")
            || problem.contains(": [") && problem.contains("] is not of type 'string'")
    }
}

/// More than in the tests: `TENANTRY_DIFFERENTIAL="SEED COUNT"`.
private let run: (seed: String, count: String) = {
    let words =
        ProcessInfo.processInfo.environment["TENANTRY_DIFFERENTIAL"]?.split(separator: " ").map(String.init) ?? []
    return words.count == 2 ? (words[0], words[1]) : ("1", "4000")
}()

@Test(.enabled(if: Tool.isAvailable(.python)))
func `finds all that kubernetes-validate finds`() async throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts/mutated_manifests.py")
    let output = try Tool.python.required().run([script.path, run.seed, run.count])
    #expect(output.status == 0, "\(output.errorText)")
    var refused = 0
    var taken = 0
    var ours = 0
    for line in output.text.split(separator: "\n") {
        let verdict = try Verdict(line)
        let validator = Validator(RuleSelection([.schema]), versions: [verdict.version], workers: 1)
        let found = await validator.validate(ManifestTree([SourceFile(path: "a.json", text: verdict.manifest)]))
        let hasErrors = found.contains { $0.severity == .error }
        if verdict.isValid {
            taken += 1
            // What has a type may still not be decoded: quantities, times, base64, 32 bits.
            let isStricter = found.allSatisfy { finding in
                finding.severity == .warning || finding.id == "malformed-value"
                    || finding.message.contains("more than an integer")
                    || finding.id == "missing-field" && verdict.change.hasSuffix("is None")
                    // A type without any fields, of which the schema doesn't say so.
                    || finding.pointer == "/spec/unheardOf" && verdict.manifest.contains("\"StorageVersion\"")
            }
            if hasErrors { ours += 1 }
            #expect(isStricter, "\(verdict.version) \(verdict.change): \(found.map(\.message)) \(verdict.manifest)")
        } else if !verdict.isTooStrict {
            refused += 1
            #expect(
                !found.isEmpty,
                "\(verdict.version) \(verdict.change): nothing found, but \(verdict.problem) \(verdict.manifest)"
            )
        }
    }
    print("kubernetes-validate refuses \(refused), and so do we; of the \(taken) that it takes we refuse \(ours)")
    #expect(refused > 1_000 && taken > 500)
}
