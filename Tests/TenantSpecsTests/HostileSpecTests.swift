import Diagnostics
import Files
import Foundation
import TenantSpecs
import TestSupport
import Testing

private let aliasBomb =
    "a0: &a0 [x]\n"
    + (1...30).map { "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ", "))]\n" }
    .joined()

/// Bytes that are no spec, each with a part of what is said.
private let hostile: [(bytes: Data, message: String)] = [
    (Data(repeating: UInt8(ascii: "["), count: 1 << 20), "more than 100 collections within one another"),
    (Data(repeating: UInt8(ascii: "{"), count: 1 << 20), "more than 100 collections within one another"),
    (Data(String(repeating: "- ", count: 1 << 19).utf8), "more than 100 collections within one another"),
    (Data(aliasBomb.utf8), "alias"),
    (Data("a: \u{0}\n".utf8), "NUL byte"),
    (Data(repeating: 0, count: 1 << 20), "NUL byte"),
    (Data([0x61, 0x3A, 0x20, 0xFF, 0xFE, 0x0A]), "UTF-8"),
    (Data([0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80, 0x0A]), "UTF-8"),
    (Data("\u{FEFF}".utf8), "empty"),
    (Data(String(repeating: "'", count: 1 << 20).utf8), "found the string"),
    (Data((0..<60_000).map { "k\($0): v\n" }.joined().utf8), "missing field"),
]

@Test(.timeLimit(.minutes(5)), arguments: hostile)
func `a hostile spec is an error and no wait`(bytes: Data, message fragment: String) async throws {
    let folder = try SpecFolder(["acme.yaml": SpecFolder.tenant("acme")])
    try folder.folder.write(bytes, to: "tenants.d/evil.yaml")
    let (specs, diagnostics) = try await folder.load()
    #expect(specs == nil)
    #expect(!diagnostics.isEmpty)
    #expect(diagnostics.allSatisfy { $0.location?.path == folder.path + "/evil.yaml" })
    #expect(diagnostics.contains { $0.message.contains(fragment) }, "\(diagnostics.map(\.message))")
}

@Test func `a spec over 1 MiB is refused by its size`() async throws {
    let folder = try SpecFolder(["evil.yaml": String(repeating: "#", count: (1 << 20) + 1)])
    let error = await #expect(throws: FileError.self) { try await folder.load() }
    #expect(error?.description.contains("evil.yaml': it has more than 1048576 bytes") == true)
}

@Test(arguments: ["/etc/passwd", "acme.yaml", "nowhere"])
func `a spec that is a link is not followed`(target: String) async throws {
    let folder = try SpecFolder(["acme.yaml": SpecFolder.tenant("acme")])
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/evil.yaml", withDestinationPath: target)
    let (specs, diagnostics) = try await folder.load()
    #expect(specs == nil)
    #expect(diagnostics.map(\.id) == ["spec-file"])
    #expect(diagnostics.first?.location?.path == folder.path + "/evil.yaml")
}

@Test(.timeLimit(.minutes(5)), arguments: ["evil.yaml", "platform.yaml"])
func `a spec that is a pipe is an error and no wait`(name: String) async throws {
    let folder = try SpecFolder(["acme.yaml": SpecFolder.tenant("acme")])
    try? FileManager.default.removeItem(atPath: folder.path + "/" + name)
    try #require(mkfifo(folder.path + "/" + name, 0o644) == 0)
    let (specs, diagnostics) = try await folder.load()
    #expect(specs == nil)
    #expect(diagnostics.contains { $0.id == "spec-file" && $0.location?.path == folder.path + "/" + name })
}

@Test(.enabled(if: geteuid() != 0, "root may read everything"))
func `a spec that may not be read is an error`() async throws {
    let folder = try SpecFolder(["acme.yaml": SpecFolder.tenant("acme")])
    try #require(chmod(folder.path + "/acme.yaml", 0) == 0)
    let error = await #expect(throws: FileError.self) { try await folder.load() }
    #expect(error?.reason == "Permission denied")
}
