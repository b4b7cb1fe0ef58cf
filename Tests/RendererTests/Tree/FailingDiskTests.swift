import Files
import Foundation
import Renderer
import TestSupport
import Testing

/// Folders that the disk fails in need rights that only root has.
private let mayMount = geteuid() == 0 && Mount.works

/// A file system of its own, taken off when its owner is gone.
private final class Mount: Sendable {
    private struct Refused: Error {
        var reason: String
    }

    private let path: String

    static let works: Bool = {
        guard let folder = try? TemporaryFolder() else { return false }
        return (try? Mount(folder.url.path, size: "64k")) != nil
    }()

    /// A tmpfs of some size.
    init(_ path: String, size: String) throws {
        self.path = path
        let output = try Tool(path: "/usr/bin/env").run(["mount", "-t", "tmpfs", "-o", "size=\(size)", "tmpfs", path])
        guard output.status == 0 else { throw Refused(reason: output.errorText) }
    }

    deinit {
        _ = try? Tool(path: "/usr/bin/env").run(["umount", "-l", path])
    }
}

@Test(.enabled(if: mayMount, "needs the right to mount")) func `a full disk leaves the tree as it was`() async throws {
    let fixture = try TreeFixture()
    try FileManager.default.createDirectory(atPath: fixture.root, withIntermediateDirectories: true)
    let mount = try Mount(fixture.root, size: "128k")
    try await fixture.write()
    let before = try fixture.contents()
    let large = String(repeating: "x", count: 60_000)
    let units = [TreeFixture.shared, TreeFixture.tenant("aa", large), TreeFixture.tenant("bb", large + large)]
    let text = await message { try await fixture.write(units) }
    #expect(text.contains("No space left on device"))
    #expect(try fixture.contents() == before)
    #expect(try await fixture.write().differences.isEmpty)
    withExtendedLifetime(mount) {}
}

@Test(.enabled(if: mayMount, "needs the right to mount"))
func `a folder that refuses half way leaves the tree as it was`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    // Another file system takes no rename from ours; `cluster` and `tenants/aa` have been replaced by then.
    let boundary = fixture.root + "/tenants/bb/workloads"
    let mount = try Mount(boundary, size: "64k")
    try fixture.put("text: kept\n", at: "tenants/bb/workloads/app.yaml")
    let before = try fixture.contents()
    let units = [
        TreeFixture.unit(nil, [("cluster/namespaces.yaml", "name: new\n"), ("cluster/new/x.yaml", "x\n")]),
        TreeFixture.tenant("aa", "new"), TreeFixture.tenant("bb", "new"), TreeFixture.tenant("cc", "new"),
    ]
    let text = await message { try await fixture.write(units) }
    #expect(text.contains("tenants/bb/workloads/app.yaml"))
    #expect(!text.contains("not all could be put back"))
    #expect(try fixture.contents() == before)
    withExtendedLifetime(mount) {}
}

@Test(.enabled(if: mayMount, "needs the right to mount"))
func `a removal that is refused leaves the tree as it was`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    let mount = try Mount(fixture.root + "/tenants/bb/workloads", size: "64k")
    try fixture.put("text: kept\n", at: "tenants/bb/workloads/app.yaml")
    let before = try fixture.contents()
    let text = await message { try await fixture.write([TreeFixture.shared, TreeFixture.tenant("aa", "new")]) }
    #expect(text.contains("tenants/bb/workloads/app.yaml") || text.contains("cannot write"))
    #expect(try fixture.contents() == before)
    withExtendedLifetime(mount) {}
}

@Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
func `a folder without write permission leaves the tree as it was`() async throws {
    let fixture = try TreeFixture()
    try await fixture.write()
    let before = try fixture.contents()
    let folder = fixture.root + "/tenants/bb/workloads"
    try #require(chmod(folder, 0o555) == 0)
    defer { chmod(folder, 0o755) }
    let units = [TreeFixture.shared, TreeFixture.tenant("aa", "new"), TreeFixture.tenant("bb", "new")]
    #expect(await message { try await fixture.write(units) }.contains("Permission denied"))
    #expect(try fixture.contents() == before)
}
