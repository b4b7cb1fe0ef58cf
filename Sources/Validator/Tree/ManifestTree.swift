public import Diagnostics

/// The files that are validated together.
public struct ManifestTree: Sendable {
    /// The files that may hold manifests, in the order of their paths; each path once.
    public let files: [SourceFile]
    /// What was found while they were looked for: links that lead elsewhere, folders that can't be read.
    public let problems: [Diagnostic]
    /// Other files, which manifests may name.
    let otherPaths: Set<String>
    /// The folders of which every file is known; the empty one is the top.
    let roots: [String]
    /// The patterns that some of the files were found by.
    let globs: [Glob]

    /// A tree of files in memory; of several with one path, the last counts.
    ///
    /// Files named `*.yaml`, `*.yml` or `*.json` are looked into, and kustomize's; others are only known to be there.
    public init(_ files: some Sequence<SourceFile>) {
        let files = Array(files)
        self.init(
            files: files.filter { Self.mayHoldManifests(TreePath.name(of: $0.path)) },
            otherPaths: Set(files.map(\.path).filter { !Self.mayHoldManifests(TreePath.name(of: $0)) }),
            roots: [""],
            globs: [],
            problems: []
        )
    }

    /// Whether a file of this name may hold manifests.
    static func mayHoldManifests(_ name: String) -> Bool {
        if name.hasSuffix(".yaml") { return name != Configuration.fileName }
        return name.hasSuffix(".yml") || name.hasSuffix(".json") || KustomizationFacts.fileNames.contains(name)
    }

    init(
        files: [SourceFile],
        otherPaths: Set<String>,
        roots: [String],
        globs: [Glob],
        problems: [Diagnostic]
    ) {
        var unique: [SourceFile] = []
        unique.reserveCapacity(files.count)
        for file in files.sorted(by: { $0.path < $1.path }) {
            if unique.last?.path == file.path { unique.removeLast() }
            unique.append(file)
        }
        self.files = unique
        self.otherPaths = otherPaths
        self.roots = roots
        self.globs = globs
        self.problems = problems
    }

    /// The index of a file of manifests.
    func file(at path: String) -> Int32? {
        let index = firstFile(notBefore: path)
        return index < files.count && files[index].path == path ? Int32(index) : nil
    }

    /// The text of a file that is not on the disk.
    public func text(of path: String) -> String? {
        file(at: path).flatMap { files[Int($0)].bytes }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether there is a file of this path.
    func hasFile(_ path: String) -> Bool {
        file(at: path) != nil || otherPaths.contains(path)
    }

    /// Whether there is a folder of this path, with anything in it.
    func hasFolder(_ path: String) -> Bool {
        let prefix = path.isEmpty ? "" : path + "/"
        let index = firstFile(notBefore: prefix)
        if index < files.count, files[index].path.hasPrefix(prefix) { return true }
        return otherPaths.contains { $0.hasPrefix(prefix) }
    }

    /// Whether the path is in a folder that was looked at as a whole, so that a file that isn't known isn't there.
    func covers(_ path: String) -> Bool {
        roots.contains { root in
            if root.isEmpty { return !path.hasPrefix("/") && path != ".." && !path.hasPrefix("../") }
            return path == root || path.hasPrefix(root == "/" ? root : root + "/")
        }
    }

    /// Whether a file of this path would be one of the tree, were it there.
    func wouldHold(_ path: String) -> Bool {
        if file(at: path) != nil { return true }
        // Hidden folders are not looked into, unless they are named.
        let isHidden = TreePath.folder(of: path).split(separator: "/").contains { name in
            name.hasPrefix(".") && name != ".." && !roots.contains { $0.split(separator: "/").contains(name) }
        }
        return !isHidden && (covers(path) || globs.contains { $0.covers(path) })
    }

    func firstFile(notBefore path: String) -> Int {
        var low = 0
        var high = files.count
        while low < high {
            let middle = (low + high) / 2
            if files[middle].path < path { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
