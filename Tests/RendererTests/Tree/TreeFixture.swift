import Files
import Foundation
import Renderer
import TestSupport

/// A tree in a temporary folder, and what is rendered for it.
struct TreeFixture {
    let folder: TemporaryFolder
    /// The tree's folder.
    var root: String { folder.url.appending(path: "tree").path }

    init() throws {
        folder = try TemporaryFolder()
    }

    /// A unit of files; the shared one has no tenant.
    static func unit(_ tenant: String?, _ files: [(path: String, text: String)]) -> RenderedUnit {
        RenderedUnit(
            tenant: tenant,
            spec: "tenants.d/\(tenant ?? "platform").yaml",
            files: files.map { RenderedFile(path: $0.path, contents: Array($0.text.utf8)) }
        )
    }

    /// The files of a tenant, as the renderer has them: two folders.
    static func tenant(_ name: String, _ text: String = "kept") -> RenderedUnit {
        unit(
            name,
            [
                ("tenants/\(name)/boundary/namespace.yaml", "name: \(name)\n"),
                ("tenants/\(name)/workloads/app.yaml", "text: \(text)\n"),
            ]
        )
    }

    static let shared = unit(nil, [("cluster/namespaces.yaml", "name: monitoring\n")])

    static func tree(_ units: [RenderedUnit], isWhole: Bool = true) -> RenderedTree {
        RenderedTree(count: units.count, isWhole: isWhole) { units[$0] }
    }

    /// The shared files and the tenants of two letters.
    static var standard: [RenderedUnit] { [shared, tenant("aa"), tenant("bb")] }

    @discardableResult
    func write(
        _ units: [RenderedUnit] = standard,
        isWhole: Bool = true,
        isForced: Bool = false,
        workerCount: Int = 2
    ) async throws -> TreeReport {
        try await TreeSynchronizer(root: root, mode: .write(isForced: isForced), workerCount: workerCount)
            .run(Self.tree(units, isWhole: isWhole))
    }

    func compare(_ units: [RenderedUnit] = standard, isWhole: Bool = true, diffs: Int = 100) async throws -> TreeReport
    {
        try await TreeSynchronizer(root: root, mode: .compare(diffs: diffs)).run(Self.tree(units, isWhole: isWhole))
    }

    func put(_ text: String, at path: String) throws {
        try folder.write(text, to: "tree/" + path)
    }

    func text(_ path: String) throws -> String {
        try folder.read("tree/" + path)
    }

    func exists(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: root + "/" + path)) != nil
    }

    /// Every entry below the tree's folder with what it holds; folders end in a slash.
    func contents() throws -> [String: String] {
        guard let paths = FileManager.default.enumerator(atPath: root) else { return [:] }
        var contents: [String: String] = [:]
        for case let path as String in paths {
            let attributes = try FileManager.default.attributesOfItem(atPath: root + "/" + path)
            switch attributes[.type] as? FileAttributeType {
            case .typeDirectory: contents[path + "/"] = ""
            case .typeRegular: contents[path] = try text(path)
            case .typeSymbolicLink:
                contents[path] = "-> " + (try FileManager.default.destinationOfSymbolicLink(atPath: root + "/" + path))
            default: contents[path] = "special"
            }
        }
        return contents
    }

    /// What identifies each file and tells when it was written.
    func identities() throws -> [String: [Int64]] {
        try contents().keys.reduce(into: [:]) { identities, path in
            var status = stat()
            guard lstat(root + "/" + path, &status) == 0 else { return }
            identities[path] = [Int64(status.st_ino), Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec)]
        }
    }
}

extension TreeReport {
    /// The differences in short: `stale tenants/aa/x.yaml`.
    var summary: [String] { differences.map { "\($0.kind.rawValue) \($0.path)" } }
}

/// The message of what an operation throws, empty when it throws nothing.
func message(of operation: () async throws -> Void) async -> String {
    do {
        try await operation()
        return ""
    } catch {
        return String(describing: error)
    }
}
