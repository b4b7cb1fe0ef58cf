import Files
import Foundation
import PlatformContract
import ServiceRuntime
import Synchronization
import TestSupport
import Testing
import YAML

@testable import LLMGateway

/// A volume as the kubelet writes it (`pkg/volume/util/atomic_writer.go`): all files in a new folder, then the link `..data`
/// is renamed over the old one, then a link a file.
final class MountedVolume: Sendable {
    let folder: TemporaryFolder
    private let generation = Mutex(0)

    init() throws {
        folder = try TemporaryFolder()
    }

    var path: String { folder.url.path }

    func swap(to files: [String: String]) throws {
        let number = generation.withLock { number in
            number += 1
            return number
        }
        let data = "..2026_01_01_\(number)"
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: data),
            withIntermediateDirectories: false
        )
        for (name, text) in files { try folder.write(text, to: "\(data)/\(name)") }
        let manager = FileManager.default
        let link = folder.url.appending(path: "..data").path
        let old = try? manager.destinationOfSymbolicLink(atPath: link)
        try manager.createSymbolicLink(atPath: link + "_tmp", withDestinationPath: data)
        guard rename(link + "_tmp", link) == 0 else { throw POSIXError(.EIO) }
        for name in try manager.contentsOfDirectory(atPath: path) where !name.hasPrefix("..") && files[name] == nil {
            try manager.removeItem(atPath: path + "/" + name)
        }
        for name in files.keys where (try? manager.destinationOfSymbolicLink(atPath: path + "/" + name)) == nil {
            try manager.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: "..data/" + name)
        }
        if let old { try manager.removeItem(atPath: path + "/" + old) }
    }
}

struct PolicyBookTests {
    private let policies: MountedVolume
    private let configuration: MountedVolume
    private let readiness = Readiness(waitingFor: [PolicyBook.readinessCondition: "the policies"])
    private let seen = Seen()
    private let book: PolicyBook

    private final class Seen: Sendable {
        let events = Mutex<[PolicyEvent]>([])
        let snapshots = Mutex(0)
        func take() -> [PolicyEvent] {
            events.withLock { events in
                defer { events = [] }; return events
            }
        }
    }

    init() throws {
        policies = try MountedVolume()
        configuration = try MountedVolume()
        let seen = seen
        book = PolicyBook(
            folder: policies.path,
            configurationPath: configuration.path + "/gateway.json",
            interval: .milliseconds(5),
            readiness: readiness,
            observe: { event in seen.events.withLock { $0.append(event) } },
            changed: { _ in seen.snapshots.withLock { $0 += 1 } }
        )
    }

    private func json(_ value: some Structured) -> String {
        var writer = JSONWriter(style: .compact)
        value.write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func files(_ tenants: [String], requests: Int = 600) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: tenants.map { ("\($0).json", json(TestCluster.policy($0, requests: requests))) }
        )
    }

    private func gateway(_ upstream: String = "openai") -> [String: String] {
        let configuration = GatewayConfiguration(
            defaultModel: "m",
            models: [.init(name: "m")],
            upstreams: [.init(name: upstream, url: "https://api.example.com/v1", keyFile: "/keys/a")]
        )
        return ["gateway.json": json(configuration)]
    }

    @Test func `the book is ready when policies and configuration are read`() throws {
        book.refresh()
        #expect(readiness.reasons == ["the policies"])
        // The folder is there, but the configuration is not.
        try policies.swap(to: files(["acme-corp"]))
        book.refresh()
        #expect(book.snapshot.tenants.keys.sorted() == ["acme-corp"])
        #expect(readiness.reasons == ["the policies"])
        try configuration.swap(to: gateway())
        book.refresh()
        #expect(readiness.reasons.isEmpty)
        #expect(book.snapshot.configuration?.upstreams.first?.name == "openai")
        #expect(seen.take().contains(.policies(tenants: 1, broken: 0)))
    }

    @Test func `a folder that is not there yet is read when it is`() throws {
        let folder = try TemporaryFolder()
        let events = Mutex<[PolicyEvent]>([])
        let path = folder.url.appending(path: "later").path
        let book = PolicyBook(
            folder: path,
            configurationPath: path + "/x",
            observe: { event in
                events.withLock { $0.append(event) }
            }
        )
        book.refresh()
        book.refresh()
        // One for the folder and one for the configuration, each once.
        #expect(events.withLock { $0 }.count == 2)
        try folder.write(json(TestCluster.policy("acme-corp")), to: "later/acme-corp.json")
        book.refresh()
        #expect(book.snapshot.tenants.count == 1)
    }

    @Test func `with nothing but broken policies nobody is ready`() throws {
        try configuration.swap(to: gateway())
        try policies.swap(to: ["acme-corp.json": "{"])
        book.refresh()
        #expect(readiness.reasons == ["the policies"])
        try policies.swap(to: [:])
        book.refresh()
        #expect(readiness.reasons.isEmpty)
    }

    @Test func `a swap of the volume is one change`() throws {
        try configuration.swap(to: gateway())
        try policies.swap(to: files(["acme-corp", "globex"]))
        book.refresh()
        let before = seen.snapshots.withLock { $0 }
        book.refresh()
        #expect(seen.snapshots.withLock { $0 } == before)
        try policies.swap(to: files(["globex", "initech"], requests: 7))
        book.refresh()
        #expect(seen.snapshots.withLock { $0 } == before + 1)
        #expect(book.snapshot.tenants.mapValues(\.limits.requestsPerMinute) == ["globex": 7, "initech": 7])
        #expect(book.snapshot.namespaces.keys.sorted() == ["globex", "initech"])
    }

    @Test func `a broken configuration changes nothing, and is told once with its place`() throws {
        try policies.swap(to: files(["acme-corp"]))
        try configuration.swap(to: gateway())
        book.refresh()
        _ = seen.take()
        try configuration.swap(to: ["gateway.json": "{\"version\":\"v1\",\n \"defaultModel\":7}"])
        book.refresh()
        book.refresh()
        let events = seen.take()
        guard events.count == 1, case .configurationFailed(let problem) = events[0] else {
            Issue.record("\(events)")
            return
        }
        #expect(problem.position.map { [$0.line, $0.column] } == [2, 17])
        #expect(book.snapshot.configuration?.upstreams.first?.name == "openai")
        try configuration.swap(to: gateway("other"))
        book.refresh()
        #expect(book.snapshot.configuration?.upstreams.first?.name == "other")
        #expect(seen.take() == [.configuration])
    }

    @Test func `a configuration that is put back as it was is one that is read well`() throws {
        try configuration.swap(to: gateway())
        book.refresh()
        try configuration.swap(to: ["gateway.json": "{"])
        book.refresh()
        _ = seen.take()
        let before = seen.snapshots.withLock { $0 }
        try configuration.swap(to: gateway())
        book.refresh()
        #expect(seen.take() == [.configuration])
        #expect(seen.snapshots.withLock { $0 } == before)
    }

    @Test func `files that are too large, or no files, are refused`() throws {
        try FileManager.default.createDirectory(
            at: policies.folder.url.appending(path: "folder.json"),
            withIntermediateDirectories: true
        )
        try policies.folder.write(String(repeating: " ", count: 1 << 20), to: "huge.json")
        #expect(mkfifo(policies.path + "/pipe.json", 0o600) == 0)
        #expect(symlink("/nowhere", policies.path + "/dangling.json") == 0)
        try policies.folder.write(json(TestCluster.policy("acme-corp")), to: "acme-corp.json")
        try policies.folder.write("not a policy", to: "README.txt")
        book.refresh()
        #expect(book.snapshot.tenants.keys.sorted() == ["acme-corp"])
        #expect(seen.take().contains(.policies(tenants: 1, broken: 4)))
    }

    @Test func `a plain folder's files are read again when they are written in place`() throws {
        try policies.folder.write(json(TestCluster.policy("acme-corp", requests: 1)), to: "acme-corp.json")
        book.refresh()
        try policies.folder.write(json(TestCluster.policy("acme-corp", requests: 22)), to: "acme-corp.json")
        book.refresh()
        #expect(book.snapshot.tenants["acme-corp"]?.limits.requestsPerMinute == 22)
    }

    @Test func `readers never see a half of a swap`() async throws {
        try configuration.swap(to: gateway())
        let tenants = (0..<20).map { "tenant-\($0)" }
        try policies.swap(to: files(tenants, requests: 0))
        let running = Task { try await book.run() }
        defer { running.cancel() }
        try await eventually { book.snapshot.tenants.count == 20 }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    var swaps = 0
                    var last = 0
                    while last < 30 {
                        let policies = book.snapshot.tenants
                        let requests = Set(policies.values.map(\.limits.requestsPerMinute))
                        #expect(policies.count == 20)
                        #expect(requests.count == 1)
                        let now = requests.first ?? 0
                        #expect(now >= last)
                        if now > last { swaps += 1 }
                        last = now
                        await Task.yield()
                    }
                    return swaps
                }
            }
            for number in 1...30 {
                try policies.swap(to: files(tenants, requests: number))
                try await Task.sleep(for: .milliseconds(8))
            }
            for try await swaps in group { #expect(swaps > 1) }
        }
        #expect(!seen.take().contains { if case .policies(_, broken: 0) = $0 { false } else { $0 != .configuration } })
    }

    @Test func `a folder that vanishes takes no tenant with it`() throws {
        try policies.swap(to: files(["acme-corp"]))
        book.refresh()
        _ = seen.take()
        try FileManager.default.moveItem(atPath: policies.path, toPath: policies.path + "-gone")
        defer { try? FileManager.default.removeItem(atPath: policies.path + "-gone") }
        book.refresh()
        #expect(book.snapshot.tenants.count == 1)
        #expect(seen.take().contains(.policiesUnreadable(FileProblem(policies.path, "there is no such folder"))))
    }
}
