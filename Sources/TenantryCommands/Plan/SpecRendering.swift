import Files
import Renderer
import TenantSpecs
import YAML

/// What the specs render, where the tree on the disk is something else.
struct SpecRendering {
    private let specs: LoadedSpecs
    private let folder: String

    /// - Parameter folder: the folder of the tree.
    init(_ specs: LoadedSpecs, folder: String) {
        self.specs = specs
        self.folder = folder
    }

    /// What differs from the disk.
    struct Differences: Sendable {
        /// The files that are not on the disk as they are rendered, by their paths below the tree; `nil` for what is no longer
        /// rendered.
        var files: [String: [UInt8]?] = [:]
        /// The folders of all that is rendered.
        var folders: Set<String> = []
    }

    /// The files that are not on the disk as they are rendered.
    ///
    /// - Parameters:
    ///   - tenants: the tenants whose files are rendered, besides the shared ones; `nil` for all.
    ///   - removed: tenants that have no spec any more.
    func differences(tenants: Set<String>?, removed: Set<String>) async throws -> Differences {
        let renderer = Renderer(specs)
        let chosen = specs.tenants.filter { tenants?.contains($0.name.text) ?? true }
        let queue = WorkQueue(count: chosen.count + 1)
        var differences = try await withThrowingTaskGroup(of: Differences.self) { group in
            for _ in 0..<min(WorkQueue.workerCount, chosen.count + 1) {
                group.addTask {
                    var disk = try Directory.open(root: folder).map { DirectoryCursor(root: $0) }
                    var differing = Differences()
                    while let index = queue.take() {
                        let unit = index == 0 ? renderer.shared() : renderer.tenant(chosen[index - 1])
                        for file in unit.files {
                            differing.folders.insert(
                                file.path.lastIndex(of: "/").map { String(file.path[..<$0]) } ?? ""
                            )
                            if try !Self.isOnDisk(file, &disk) { differing.files[file.path] = .some(file.contents) }
                        }
                    }
                    return differing
                }
            }
            return try await group.reduce(into: Differences()) { all, part in
                all.files.merge(part.files) { $1 }
                all.folders.formUnion(part.folders)
            }
        }
        for path in try leftovers(of: removed) where differences.files[path] == nil {
            differences.files[path] = .some(nil)
        }
        return differences
    }

    private static func isOnDisk(_ file: RenderedFile, _ disk: inout DirectoryCursor?) throws -> Bool {
        var bytes: [UInt8] = []
        guard let (directory, name) = try disk?.parent(of: file.path), try directory.read(name, into: &bytes) else {
            return false
        }
        return bytes == file.contents
    }

    /// The files on the disk of tenants that are gone, by what the index says is theirs.
    private func leftovers(of tenants: Set<String>) throws -> [String] {
        guard !tenants.isEmpty, let index = try UserFile(path: "\(folder)/\(GeneratedIndex.path)").read(limit: .max),
            let root = try? YAMLStream.parse(index).documents.first, let units = root["tenants"]
        else { return [] }
        var disk = try Directory.open(root: folder).map { DirectoryCursor(root: $0) }
        var paths: [String] = []
        for tenant in tenants.sorted() {
            guard let files = units[tenant]?["files"] else { continue }
            for entry in files.entries {
                guard let path = entry.key.keyText, let (directory, name) = try disk?.parent(of: path),
                    try directory.kind(of: name) == .file
                else { continue }
                paths.append(path)
            }
        }
        return paths
    }
}
