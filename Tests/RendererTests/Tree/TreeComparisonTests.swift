import Files
import Foundation
import Renderer
import TestSupport
import Testing

@Test func `a tree that is not there is missing as a whole, and is not made`() async throws {
    let fixture = try TreeFixture()
    let report = try await fixture.compare()
    #expect(report.differences.count == 6)
    #expect(report.differences.allSatisfy { $0.kind == .missing && $0.diff != nil })
    #expect(!report.isWritten)
    #expect(try fixture.folder.url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true)
    #expect(!fixture.exists(""))
}

@Test func `a comparison writes nothing and tells all kinds of differences`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    try fixture.put("text: edited\n", at: "tenants/aa/workloads/app.yaml")
    try fixture.put("mine", at: "notes.txt")
    try FileManager.default.removeItem(atPath: fixture.root + "/cluster/namespaces.yaml")
    let before = try fixture.contents()
    let new = TreeFixture.unit("cc", [("notes.txt", "ours\n")])
    let report = try await fixture.compare([TreeFixture.shared, TreeFixture.tenant("aa", "new"), new])
    #expect(
        report.summary == [
            "missing cluster/namespaces.yaml", "stale index.json", "obstructing notes.txt",
            "handEdited tenants/aa/workloads/app.yaml", "orphaned tenants/bb/boundary/namespace.yaml",
            "orphaned tenants/bb/workloads/app.yaml",
        ]
    )
    #expect(report.pending.count == 6)
    #expect(try fixture.contents() == before)
}

@Test func `no more diffs are made than were asked for`() async throws {
    let fixture = try TreeFixture()
    #expect(try await fixture.compare(diffs: 2).differences.count { $0.diff != nil } == 2)
    #expect(try await fixture.compare(diffs: 0).differences.count { $0.diff != nil } == 0)
}

@Test func `a diff shows what changed with three lines around it`() async throws {
    let fixture = try TreeFixture()
    let lines = (1...30).map { "line \($0)\n" }
    var changed = lines
    changed[9] = "changed\n"
    changed.remove(at: 24)
    try await fixture.write([TreeFixture.unit("aa", [("a.yaml", lines.joined())])])
    let report = try await fixture.compare([TreeFixture.unit("aa", [("a.yaml", changed.joined())])])
    let diff = try #require(report.differences.first { $0.path == "a.yaml" }?.diff)
    #expect(
        diff == """
            --- a/a.yaml
            +++ b/a.yaml
            @@ -7,7 +7,7 @@
             line 7
             line 8
             line 9
            -line 10
            +changed
             line 11
             line 12
             line 13
            @@ -22,7 +22,6 @@
             line 22
             line 23
             line 24
            -line 25
             line 26
             line 27
             line 28

            """
    )
}

/// Texts before and after; an absent one is a file that is not there.
private let changes: [(old: String?, new: String?)] = [
    (nil, "a\nb\n"),
    (nil, "no line feed"),
    ("a\nb\n", nil),
    ("a\nb", nil),
    ("", "a\n"),
    ("a\n", ""),
    ("a\nb\n", "a\nb"),
    ("a\nb", "a\nb\n"),
    ("a\nb", "a\nc"),
    ("a\r\nb\r\nc\r\n", "a\nb\nc\n"),
    ("a\nb\nc\n", "a\r\nb\nc\n"),
    ("cafe\u{301}\n", "caf\u{E9}\n"),
    ("---\n+++\n@@\n", "@@\n---\n+++\n"),
    ((1...40).map { "\($0)\n" }.joined(), (1...40).filter { $0 % 7 != 0 }.map { "\($0)\n" }.joined()),
    ((1...40).map { "\($0)\n" }.joined(), (0...41).map { $0 % 9 == 0 ? "new\n\($0)\n" : "\($0)\n" }.joined()),
    (String(repeating: "a\n", count: 3000), String(repeating: "b\n", count: 3000)),
]

@Test(arguments: changes)
func `git apply and patch take a diff`(old: String?, new: String?) async throws {
    let fixture = try TreeFixture()
    let path = "tenants/aa/a.yaml"
    let units = { (text: String?) in [TreeFixture.unit("aa", text.map { [(path, $0)] } ?? [])] }
    try await fixture.write(units(old))
    let report = try await fixture.compare(units(new))
    let difference = try #require(report.differences.first { $0.path == path })
    let diff = Data(try #require(difference.diff).utf8)
    for command in [["git", "apply", "-p1", "--unidiff-zero", "-"], ["patch", "-p1", "--binary", "--quiet"]] {
        // Neither can empty a file that stays, or tell an empty one from one that is not there, from hunks alone.
        if old == "" || new == "" { if command[0] == "git" { continue } }
        let copy = try TemporaryFolder()
        if let old { try copy.write(old, to: path) }
        let output = try Tool(path: "/usr/bin/env").run(command, input: diff, directory: copy.url)
        #expect(output.status == 0, "\(command[0]): \(output.text)\(output.errorText)")
        let result = (try? Data(contentsOf: copy.url.appending(path: path))) ?? Data()
        #expect(result == Data((new ?? "").utf8), "\(command[0])")
    }
}

@Test(.timeLimit(.minutes(5))) func `two long files that share nothing are compared within bounds`() async throws {
    let fixture = try TreeFixture()
    let old = (0..<100_000).map { "old \($0)\n" }.joined()
    let new = (0..<100_000).map { "new \($0)\n" }.joined()
    try await fixture.write([TreeFixture.unit("aa", [("a.yaml", old)])])
    let report = try await fixture.compare([TreeFixture.unit("aa", [("a.yaml", new)])])
    #expect(report.differences.first { $0.path == "a.yaml" }?.diff?.contains("@@ -1,100000 +1,100000 @@") == true)
}
