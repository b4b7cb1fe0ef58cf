import Files
import Plan
import Renderer

/// A tree as a commit has it, and as it is: on the disk, or as the specs render it.
struct GitTree: PlanFiles {
    /// The most bytes of a file that is looked at only because it is beside others.
    private static let neighbourLimit = 256 << 10

    /// The folder of the tree.
    let folder: String
    private let repository: GitRepository
    /// What the commit has in place of each file that differs on the disk; `nil` for no file.
    private var before: [String: String?]
    /// What the specs render where that isn't on the disk; `nil` for a file that they no longer do.
    private var rendered: [String: [UInt8]?] = [:]

    /// A tree at a commit.
    ///
    /// - Parameter changes: what differs, by paths below the tree.
    init(folder: String, repository: GitRepository, before: [String: String?]) {
        self.folder = folder
        self.repository = repository
        self.before = before
        // It tells which files are ours, and the cluster nothing.
        self.before[GeneratedIndex.path] = nil
    }

    /// Takes what the specs render for what the tree is.
    mutating func render(_ files: [String: [UInt8]?]) {
        rendered = files
    }

    /// Takes note of files that the commit doesn't have, because Git doesn't know them.
    mutating func add(untracked paths: [String]) {
        for path in paths where before[path] == nil && path != GeneratedIndex.path { before[path] = .some(nil) }
    }

    var changedPaths: [String] { Set(before.keys).union(rendered.keys).sorted() }

    func load(_ paths: [String]) throws -> [TreeFile] {
        let blobs = Array(Set(paths.compactMap { before[$0] ?? nil })).sorted()
        let contents = Dictionary(uniqueKeysWithValues: zip(blobs, try repository.contents(of: blobs)))
        var disk = try Directory.open(root: folder).map { DirectoryCursor(root: $0) }
        return try paths.map { path in
            var bytes: [UInt8] = []
            let isThere = try disk?.parent(of: path).map { try $0.directory.read($0.name, into: &bytes) } ?? false
            let found = isThere ? bytes : nil
            let old = before[path].map { $0.flatMap { contents[$0] } } ?? found
            return TreeFile(path: path, old: old, new: rendered[path] ?? found)
        }
    }

    func read(_ path: String) -> [UInt8]? {
        guard before[path] == nil, rendered[path] == nil else { return nil }
        return (try? UserFile(path: "\(folder)/\(path)").read(limit: Self.neighbourLimit)) ?? nil
    }

    func files(below folder: String, atMost limit: Int) -> [String]? {
        var paths: [String] = []
        var pending = [folder]
        while let next = pending.popLast() {
            let path = next.isEmpty ? self.folder : "\(self.folder)/\(next)"
            guard let entries = try? Directory.open(root: path)?.entries() else { continue }
            guard paths.count + entries.count <= limit else { return nil }
            for (name, kind) in entries where !name.hasPrefix(".") {
                let path = next.isEmpty ? name : "\(next)/\(name)"
                switch kind {
                case .file: paths.append(path)
                case .directory: if !folder.isEmpty { pending.append(path) }
                case .other: break
                }
            }
        }
        return paths
    }

    func folders(in folder: String) -> [String] {
        let path = folder.isEmpty ? self.folder : "\(self.folder)/\(folder)"
        let entries = (try? Directory.open(root: path)?.entries()) ?? []
        return entries.filter { $0.kind == .directory && !$0.name.hasPrefix(".") }
            .map { folder.isEmpty ? $0.name : "\(folder)/\($0.name)" }.sorted()
    }
}
