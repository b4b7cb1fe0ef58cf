/// How the paths of the repository, which the controllers are told, and those of the tree go together: a tree may be a copy
/// elsewhere, or a folder of the repository.
struct RepositoryLayout: Sendable {
    /// What the tree has before a path of the repository.
    private(set) var prefix = ""
    /// What the repository has before a path of the tree.
    private(set) var dropped = ""
    /// Every folder of the tree that has anything in it.
    let folders: Set<String>

    /// No more paths than these are asked; they all tell the same.
    private static let sample = 64

    /// - Parameter paths: the paths that the controllers are told.
    init(paths: [String], tree: ManifestTree) {
        folders = Self.folders(of: tree)
        let paths = paths.map(Self.cleaned).filter { !$0.isEmpty }
        guard !paths.contains(where: folders.contains) else { return }
        var votes: [[String]: Int] = [:]
        let step = max(1, paths.count / Self.sample)
        for place in stride(from: 0, to: paths.count, by: step) {
            let path = paths[place]
            for folder in folders where folder.hasSuffix("/" + path) {
                votes[[String(folder.dropLast(path.utf8.count + 1)), ""], default: 0] += 1
            }
            var rest = path[...]
            while let slash = rest.firstIndex(of: "/") {
                rest = rest[rest.index(after: slash)...]
                guard folders.contains(String(rest)) else { continue }
                votes[["", String(path.dropLast(rest.utf8.count + 1))], default: 0] += 1
                break
            }
        }
        guard let best = votes.max(by: { ($0.value, $1.key[0], $1.key[1]) < ($1.value, $0.key[0], $0.key[1]) })
        else { return }
        prefix = best.key[0]
        dropped = best.key[1]
    }

    /// A path as the repository has it, without `./`, and slashes at its ends; empty for the whole repository.
    static func cleaned(_ path: String) -> String {
        let resolved = TreePath.resolve(path.hasPrefix("/") ? String(path.drop { $0 == "/" }) : path, in: "")
        return resolved == "." ? "" : resolved
    }

    /// The path in the tree; `nil` for one that leads out of what the tree shows.
    func treePath(of path: String) -> String? {
        let path = Self.cleaned(path)
        guard path != "..", !path.hasPrefix("../") else { return nil }
        guard !dropped.isEmpty else { return prefix.isEmpty ? path : path.isEmpty ? prefix : prefix + "/" + path }
        if path == dropped { return "" }
        guard path.hasPrefix(dropped + "/") else { return nil }
        return String(path.dropFirst(dropped.utf8.count + 1))
    }

    /// Whether the tree has a folder; of the top nothing else can be said.
    func has(_ folder: String) -> Bool { folder.isEmpty || folders.contains(folder) }

    private static func folders(of tree: ManifestTree) -> Set<String> {
        var folders: Set<String> = []
        for path in tree.files.lazy.map(\.path) {
            var folder = TreePath.folder(of: path)
            while !folder.isEmpty, folders.insert(folder).inserted { folder = TreePath.folder(of: folder) }
        }
        for path in tree.otherPaths {
            var folder = TreePath.folder(of: path)
            while !folder.isEmpty, folders.insert(folder).inserted { folder = TreePath.folder(of: folder) }
        }
        return folders
    }
}
