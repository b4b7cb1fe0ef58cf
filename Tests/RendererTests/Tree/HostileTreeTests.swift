import Files
import Foundation
import Renderer
import TestSupport
import Testing
import YAML

/// Texts of an `index.json` that none of our runs wrote, each with a part of what is said about it.
private let brokenIndexes: [(text: String, message: String)] = [
    ("", "index.json:1:1"),
    ("{\"version\": 1, \"tenants\": {", "index.json:2:1"),
    ("<<<<<<< HEAD\n{\"version\": 1, \"tenants\": {}}\n=======\n{}\n>>>>>>> other\n", "index.json:"),
    (String(repeating: "[", count: 200_000), "index.json:1:"),
    ("\u{0}\u{0}", "index.json:1:1"),
    ("{\"version\": 2, \"tenants\": {}}", "version 2 is newer than this program"),
    ("{\"version\": 1}", "missing field 'tenants'"),
    ("{\"version\": 1, \"tenants\": {\"aa\": {\"spec\": \"x\", \"files\": [1]}}}", "expected a map"),
    ("{\"version\": 1, \"tenants\": {}, \"tenants\": {}}", "index.json:1:31"),
    ("{\"version\": 1, \"tenants\": {}}\n---\n{\"version\": 1, \"tenants\": {}}", "index.json:3:1"),
    ("[]", "index.json:1:1"),
]

@Test(.timeLimit(.minutes(5)), arguments: brokenIndexes)
func `a broken index is an error that changes nothing`(text: String, message fragment: String) async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    try fixture.put(text, at: "index.json")
    let before = try fixture.contents()
    // A file that is no longer rendered: only the index tells whose it is.
    let whole = await message { try await fixture.write([TreeFixture.shared, TreeFixture.tenant("aa")]) }
    #expect(whole.contains(fragment))
    #expect(whole.contains("restore the file from Git"))
    let part = await message { try await fixture.write([TreeFixture.tenant("aa", "new")], isWhole: false) }
    #expect(part.contains(fragment))
    #expect(try fixture.contents() == before)
}

@Test(arguments: ["../../victim.txt", "../victim.txt", "tenants/../../victim.txt", "./tenants//x", "/etc/passwd", ""])
func `an index that lists a path outside of the tree leads nowhere`(path: String) async throws {
    let fixture = try TreeFixture()
    try fixture.folder.write("untouched", to: "victim.txt")
    try await fixture.write()
    var index = try GeneratedIndex(contents: Array(fixture.text("index.json").utf8))
    // The right hash, as of a file that we would delete without a question.
    let hash = try Tool(path: "/usr/bin/env").run(["sha256sum"], input: Data("untouched".utf8)).text.prefix(64)
    index.tenants["aa"]?.files[path] = try ContentHash(parsing: String(hash))
    try fixture.put(String(decoding: index.contents, as: UTF8.self), at: "index.json")
    _ = await message { try await fixture.write([TreeFixture.tenant("aa", "new")], isWhole: false, isForced: true) }
    _ = await message { try await fixture.write([TreeFixture.shared], isForced: true) }
    #expect(try fixture.folder.read("victim.txt") == "untouched")
    #expect(FileManager.default.fileExists(atPath: "/etc/passwd"))
    #expect(try fixture.contents().keys.sorted() == ["cluster/", "cluster/namespaces.yaml", "index.json"])
}

@Test(arguments: [false, true])
func `a link to a folder outside is not followed`(isForced: Bool) async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    let outside = try TemporaryFolder()
    try outside.write("text: outside\n", to: "app.yaml")
    try replace("tenants/aa/workloads", in: fixture, withLinkTo: outside.url.path)
    let before = try fixture.contents()
    let text = await message { try await fixture.write([TreeFixture.tenant("aa", "new")], isForced: isForced) }
    #expect(text.contains("tenants/aa/workloads': it is a symbolic link"))
    #expect(try fixture.contents() == before)
    #expect(try outside.read("app.yaml") == "text: outside\n")
}

@Test(arguments: [false, true])
func `a link to a file outside is neither read nor written`(isForced: Bool) async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    let outside = try TemporaryFolder()
    try outside.write("text: outside\n", to: "app.yaml")
    try replace("tenants/aa/workloads/app.yaml", in: fixture, withLinkTo: outside.url.path + "/app.yaml")
    let before = try fixture.contents()
    let text = await message { try await fixture.write([TreeFixture.tenant("aa", "new")], isForced: isForced) }
    #expect(text.contains("app.yaml': it is a symbolic link"))
    #expect(try fixture.contents() == before)
    #expect(try outside.read("app.yaml") == "text: outside\n")
}

@Test func `a link where the staging folder belongs is not followed`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    let outside = try TemporaryFolder()
    try outside.write("kept", to: "new/file")
    try replace(".tenantry-staging", in: fixture, withLinkTo: outside.url.path)
    #expect(await message { try await fixture.write() }.contains("it is a symbolic link"))
    #expect(try outside.read("new/file") == "kept")
}

@Test func `a link that is nobody's is reported and stays`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    try replace("tenants/elsewhere", in: fixture, withLinkTo: "/")
    let report = try await fixture.write()
    #expect(report.summary == ["foreign tenants/elsewhere"])
    #expect(fixture.exists("tenants/elsewhere"))
}

@Test(.timeLimit(.minutes(5))) func `a pipe where a file belongs is an error and no wait`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    let path = fixture.root + "/tenants/aa/workloads/app.yaml"
    try FileManager.default.removeItem(atPath: path)
    try #require(mkfifo(path, 0o644) == 0)
    #expect(await message { try await fixture.write() }.contains("app.yaml': it is not a regular file"))
    #expect(await message { _ = try await fixture.compare() }.contains("it is not a regular file"))
}

@Test func `a folder where a file belongs, and a file where a folder does, are errors`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    let before = try fixture.contents()
    let folder = TreeFixture.unit("aa", [("tenants/aa/workloads", "text\n")])
    #expect(await message { try await fixture.write([folder]) }.contains("workloads': it is not a regular file"))
    let file = TreeFixture.unit("aa", [("cluster/namespaces.yaml/x.yaml", "text\n")])
    #expect(await message { try await fixture.write([file]) }.contains("a file where a folder belongs"))
    #expect(try fixture.contents() == before)
}

@Test(arguments: ["../x.yaml", "/x.yaml", "a//x.yaml", "a/./x.yaml", "a/../../x.yaml", "a/", ""])
func `a rendered path that leads out of the tree is refused`(path: String) async throws {
    let fixture = try TreeFixture()
    let text = await message { try await fixture.write([TreeFixture.unit("aa", [(path, "text\n")])]) }
    #expect(text.contains("it is not a path below the tree"))
    #expect(try fixture.contents().isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.url.path) == ["tree"])
}

private func replace(_ path: String, in fixture: TreeFixture, withLinkTo target: String) throws {
    let file = fixture.root + "/" + path
    try? FileManager.default.removeItem(atPath: file)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: target)
}
