import Files
import Foundation
import Renderer
import Synchronization
import TestSupport
import Testing
import YAML

@Test func `a first run writes every file and the index`() async throws {
    let fixture = try TreeFixture()
    let report = try await fixture.write()
    #expect(report.isWritten)
    #expect(report.renderedCount == 5)
    #expect(
        report.summary == [
            "missing cluster/namespaces.yaml", "missing index.json",
            "missing tenants/aa/boundary/namespace.yaml", "missing tenants/aa/workloads/app.yaml",
            "missing tenants/bb/boundary/namespace.yaml", "missing tenants/bb/workloads/app.yaml",
        ]
    )
    let contents = try fixture.contents()
    #expect(contents["tenants/bb/workloads/app.yaml"] == "text: kept\n")
    #expect(contents.keys.filter { !$0.hasSuffix("/") }.count == 6)
    #expect(!fixture.exists(".tenantry-staging"))
    let index = try GeneratedIndex(contents: Array(fixture.text("index.json").utf8))
    #expect(index.tenants.keys == ["aa", "bb"])
    #expect(index.tenants["aa"]?.spec == "tenants.d/aa.yaml")
    // sha256sum of "name: monitoring\n".
    let hash = try Tool(path: "/usr/bin/env").run(["sha256sum"], input: Data("name: monitoring\n".utf8)).text
    #expect(index.shared?.files["cluster/namespaces.yaml"]?.text == String(hash.prefix(64)))
}

@Test func `a run that changes nothing touches nothing`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    let before = try fixture.identities()
    let report = try await fixture.write()
    #expect(report.isWritten)
    #expect(report.differences.isEmpty)
    let after = try fixture.identities()
    #expect(before.filter { !$0.key.hasSuffix("/") } == after.filter { !$0.key.hasSuffix("/") })
}

@Test func `a changed spec rewrites its files and the index alone`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    let before = try fixture.identities()
    let report = try await fixture.write([
        TreeFixture.shared, TreeFixture.tenant("aa"), TreeFixture.tenant("bb", "new"),
    ])
    #expect(report.summary == ["stale index.json", "stale tenants/bb/workloads/app.yaml"])
    #expect(try fixture.text("tenants/bb/workloads/app.yaml") == "text: new\n")
    let after = try fixture.identities()
    let touched = after.filter { before[$0.key] != $0.value && !$0.key.hasSuffix("/") }.keys.sorted()
    #expect(touched == ["index.json", "tenants/bb/workloads/app.yaml"])
    #expect(
        try await fixture.compare([TreeFixture.shared, TreeFixture.tenant("aa"), TreeFixture.tenant("bb", "new")])
            .differences.isEmpty
    )
}

@Test func `a removed tenant's files go with their folders, foreign files stay`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    try fixture.put("mine", at: "tenants/aa/workloads/notes.txt")
    let report = try await fixture.write([TreeFixture.shared])
    #expect(report.isWritten)
    #expect(
        report.summary == [
            "stale index.json", "orphaned tenants/aa/boundary/namespace.yaml", "orphaned tenants/aa/workloads/app.yaml",
            "foreign tenants/aa/workloads/notes.txt", "orphaned tenants/bb/boundary/namespace.yaml",
            "orphaned tenants/bb/workloads/app.yaml",
        ]
    )
    #expect(report.differences.first { $0.path == "tenants/bb/workloads/app.yaml" }?.tenant == "bb")
    #expect(
        try fixture.contents().keys.sorted() == [
            "cluster/", "cluster/namespaces.yaml", "index.json", "tenants/", "tenants/aa/", "tenants/aa/workloads/",
            "tenants/aa/workloads/notes.txt",
        ]
    )
}

@Test func `a hand-edited file stops the run before anything is written`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    try fixture.put("text: edited\n", at: "tenants/aa/workloads/app.yaml")
    let before = try fixture.contents()
    let units = [TreeFixture.shared, TreeFixture.tenant("aa", "new"), TreeFixture.tenant("bb", "new")]
    let report = try await fixture.write(units)
    #expect(!report.isWritten)
    #expect(report.refused.map(\.path) == ["tenants/aa/workloads/app.yaml"])
    #expect(try fixture.contents() == before)
    let forced = try await fixture.write(units, isForced: true)
    #expect(forced.isWritten)
    #expect(try fixture.text("tenants/aa/workloads/app.yaml") == "text: new\n")
}

@Test func `a hand-edited file that is no longer rendered is not deleted`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    try fixture.put("text: edited\n", at: "tenants/aa/workloads/app.yaml")
    let before = try fixture.contents()
    let report = try await fixture.write([TreeFixture.shared, TreeFixture.tenant("bb")])
    #expect(report.refused.map(\.kind) == [.handEdited])
    #expect(try fixture.contents() == before)
    #expect(try await fixture.write([TreeFixture.shared, TreeFixture.tenant("bb")], isForced: true).isWritten)
    #expect(!fixture.exists("tenants/aa"))
}

@Test func `a file of somebody else where ours belongs stops the run`() async throws {
    let fixture = try TreeFixture()
    try fixture.put("theirs\n", at: "tenants/aa/workloads/app.yaml")
    let before = try fixture.contents()
    let report = try await fixture.write()
    #expect(!report.isWritten)
    #expect(report.refused.map(\.kind) == [.obstructing])
    #expect(try fixture.contents() == before)
    #expect(try await fixture.write(isForced: true).isWritten)
    #expect(try fixture.text("tenants/aa/workloads/app.yaml") == "text: kept\n")
}

@Test func `a tree in part touches its tenant alone`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    // Neither is looked at: the one is another tenant's, the other nobody's.
    try fixture.put("text: edited\n", at: "tenants/bb/workloads/app.yaml")
    try fixture.put("mine", at: "tenants/aa/workloads/notes.txt")
    let changed = TreeFixture.unit("aa", [("tenants/aa/workloads/app.yaml", "text: new\n")])
    let report = try await fixture.write([changed], isWhole: false)
    #expect(
        report.summary == [
            "stale index.json", "orphaned tenants/aa/boundary/namespace.yaml", "stale tenants/aa/workloads/app.yaml",
        ]
    )
    #expect(try fixture.text("tenants/bb/workloads/app.yaml") == "text: edited\n")
    #expect(!fixture.exists("tenants/aa/boundary"))
    let index = try GeneratedIndex(contents: Array(fixture.text("index.json").utf8))
    #expect(index.tenants["aa"]?.files.keys == ["tenants/aa/workloads/app.yaml"])
    #expect(index.tenants["bb"]?.files.count == 2)
    #expect(index.shared?.files.count == 1)
}

@Test func `of two runs at once the second is refused`() async throws {
    let fixture = try TreeFixture()
    let root = fixture.root
    let other = Mutex<[Int32]>([])
    _ = try await TreeSynchronizer(root: root, mode: .write(isForced: false))
        .run(TreeFixture.tree(TreeFixture.standard)) { _ in
            let folder = open(root, O_RDONLY)
            defer { close(folder) }
            let result = flock(folder, LOCK_EX | LOCK_NB) == 0 ? 0 : errno
            other.withLock { $0.append(result) }
        }
    #expect(other.withLock { $0 } == [EWOULDBLOCK, EWOULDBLOCK, EWOULDBLOCK])
    let before = try fixture.contents()
    let folder = open(root, O_RDONLY)
    try #require(flock(folder, LOCK_EX | LOCK_NB) == 0)
    #expect(await message { try await fixture.write([TreeFixture.shared]) }.contains("another run is writing it"))
    #expect(try fixture.contents() == before)
    #expect(try await fixture.compare().differences.isEmpty)
    close(folder)
    #expect(try await fixture.write().isWritten)
}

@Test func `a staging folder that a killed run left is thrown away`() async throws {
    let fixture = try TreeFixture()
    try fixture.put("half", at: ".tenantry-staging/new/tenants/aa/boundary/namespace.yaml")
    try fixture.put("half", at: ".tenantry-staging/old/1")
    #expect(!(try await fixture.compare()).summary.contains { $0.contains("staging") })
    #expect(try await fixture.write().isWritten)
    #expect(!fixture.exists(".tenantry-staging"))
    #expect(try fixture.text("tenants/aa/boundary/namespace.yaml") == "name: aa\n")
}

@Test(arguments: [1, 2, 8])
func `workers and the order of units change no byte`(workerCount: Int) async throws {
    let names = (0..<40).map { "t\($0)" }
    let plain = try TreeFixture()
    try await plain.write([TreeFixture.shared] + names.map { TreeFixture.tenant($0) }, workerCount: 1)
    let shuffled = try TreeFixture()
    try await shuffled.write(
        (names.map { TreeFixture.tenant($0) } + [TreeFixture.shared]).shuffled(),
        workerCount: workerCount
    )
    #expect(try shuffled.contents() == plain.contents())
}

@Test func `each part that is done is told once`() async throws {
    let fixture = try TreeFixture()
    let told = Mutex<[Int]>([])
    let tree = TreeFixture.tree(TreeFixture.standard)
    _ = try await TreeSynchronizer(root: fixture.root, mode: .compare(diffs: 0)).run(tree) { unit in
        told.withLock { $0.append(unit) }
    }
    #expect(told.withLock { $0.sorted() } == [0, 1, 2])
}
