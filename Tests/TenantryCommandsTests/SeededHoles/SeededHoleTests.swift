import Foundation
import TestSupport
import Testing

/// The rendered tree with one hole at a time: each has to be found, at its file and line.
struct SeededHoleTests {
    static let holes = [
        referenceHoles, monitoringHoles, podHoles, networkHoles, rightsHoles, dataHoles, capacityHoles, secretHoles,
        deliveryHoles,
        admissionHoles,
    ]
    .flatMap(\.self)

    @Test func `the tree without a hole has no finding`() throws {
        #expect(try findings([]).isEmpty)
    }

    @Test func `there are at least sixty of them`() {
        #expect(Self.holes.count >= 60)
        #expect(Set(Self.holes.map(\.name)).count == Self.holes.count)
    }

    @Test(arguments: holes)
    func `a hole is found at its line`(hole: SeededHole) throws {
        let found = try findings(hole.edits)
        let text = try edit(hole.edits)[hole.path] ?? read(hole.path)
        let expected = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { _, line in hole.lines.contains { line.drop { $0 == " " }.hasPrefix($0) } }
            .map { "generated/\(hole.path):\($0.offset + 1)" }
        #expect(!expected.isEmpty, "no line of \(hole.path) starts with any of \(hole.lines)")
        #expect(found.contains { finding in expected.contains(finding.place) }, "\(found) instead of \(expected)")
    }

    // MARK: - The tree

    private struct Finding: CustomStringConvertible {
        let rule: String
        let place: String
        var description: String { "\(place) \(rule)" }
    }

    /// Files after some edits.
    private func edit(_ edits: [SeededHole.Edit]) throws -> [String: String] {
        var files: [String: String] = [:]
        for edit in edits {
            let text = try files[edit.path] ?? read(edit.path)
            let edited = try #require(edit.change.apply(to: text), "there is nothing to change in \(edit.path)")
            files[edit.path] = edited
        }
        return files
    }

    private func read(_ path: String) throws -> String {
        try String(contentsOf: Tool.packageRoot.appending(path: "generated/\(path)"), encoding: .utf8)
    }

    private func findings(_ edits: [SeededHole.Edit]) throws -> [Finding] {
        let line = try CommandLine()
        try FileManager.default.copyItem(
            at: Tool.packageRoot.appending(path: "generated"),
            to: line.folder.url.appending(path: "generated")
        )
        for (path, file) in try edit(edits) { try line.folder.write(file, to: "generated/\(path)") }
        let output = try line.run("validate", "generated", "--format", "json")
        #expect(output.status < 2, "\(output.errorText)")
        let report = try JSONSerialization.jsonObject(with: output.standardOutput) as? [String: Any]
        return (report?["diagnostics"] as? [[String: Any]] ?? []).map { finding in
            let place = finding["location"] as? [String: Any]
            let start = (place?["range"] as? [String: Any])?["start"] as? [String: Any]
            return Finding(
                rule: finding["id"] as? String ?? "",
                // What is about a file as a whole has no line.
                place: "\(place?["path"] ?? ""):\(start?["line"] ?? 1)"
            )
        }
    }
}
