import Diagnostics
import Glibc
import YAML

extension ManifestTree {
    /// Finds the files below some paths: files, folders with all that is in them, globs (``Glob``), and `-` for standard
    /// input, which is called `<stdin>`.
    ///
    /// In folders, files named `*.yaml`, `*.yml` or `*.json` count, and kustomize's; hidden folders (`.git`) are left out.
    /// A symbolic link to a file of the same folder tree is followed; one that leads out of it, or nowhere, is reported.
    /// The files' contents are read when they are validated, and not kept; only standard input is.
    ///
    /// - Parameter excluding: tells which files and folders below the paths are left out; files that are left out are
    ///   known to be there and not looked at.
    /// - Throws: `TreeError` when a path leads to nothing or can't be looked at, or when there are no files.
    public static func load(
        paths: [String],
        excluding isExcluded: @escaping (String) -> Bool = { _ in false }
    ) throws(TreeError) -> ManifestTree {
        guard !paths.isEmpty else { throw .noInput(paths: []) }
        var walk = FolderWalk(isExcluded: isExcluded)
        for path in paths { try walk.add(path) }
        guard !walk.files.isEmpty || !walk.problems.isEmpty else { throw .noInput(paths: paths) }
        return ManifestTree(
            files: walk.files,
            otherPaths: walk.otherPaths,
            roots: walk.roots,
            globs: walk.globs,
            problems: walk.problems
        )
    }
}

/// Goes through folders.
private struct FolderWalk {
    var files: [SourceFile] = []
    var otherPaths: Set<String> = []
    var roots: [String] = []
    var globs: [Glob] = []
    var problems: [Diagnostic] = []
    private let isExcluded: (String) -> Bool
    /// What is looked for, while it is not everything.
    private var glob: Glob?

    init(isExcluded: @escaping (String) -> Bool) {
        self.isExcluded = isExcluded
    }

    mutating func add(_ path: String) throws(TreeError) {
        if path == StandardInput.argument { return try addStandardInput() }
        var status = stat()
        guard !path.isEmpty, stat(path, &status) == 0 else {
            let code = path.isEmpty ? ENOENT : errno
            if code == ENOENT, Glob.isPattern(path) { return try addMatches(of: path) }
            throw code == ENOENT ? .notFound(path: path) : .unreadable(path: path, reason: describe(code))
        }
        let name = TreePath.resolve(path, in: "")
        if status.st_mode & S_IFMT == S_IFDIR {
            roots.append(name)
            guard let real = realPath(path) else { throw .unreadable(path: path, reason: describe(errno)) }
            guard visit(name, root: real) else { throw .unreadable(path: path, reason: describe(errno)) }
        } else if status.st_mode & S_IFMT == S_IFREG {
            files.append(SourceFile(onDisk: name))
        } else {
            throw .unreadable(path: path, reason: "it is neither a file nor a folder")
        }
    }

    private mutating func addStandardInput() throws(TreeError) {
        guard !files.contains(where: { $0.path == StandardInput.path }) else { return }
        do throws(FileReader.Failure) {
            files.append(SourceFile(path: StandardInput.path, bytes: try StandardInput.read()))
        } catch {
            switch error {
            case .tooLarge: problems.append(.standardInputTooLarge())
            case .system(let reason): throw .unreadable(path: StandardInput.path, reason: reason)
            }
        }
    }

    /// Finds what a glob matches, from the folder on where it starts to be a pattern.
    private mutating func addMatches(of text: String) throws(TreeError) {
        let glob: Glob
        do throws(TextError) {
            glob = try Glob(parsing: TreePath.resolve(text, in: ""))
        } catch {
            throw .invalidGlob(text: text, reason: error.expected)
        }
        let known = files.count + problems.count
        let base = glob.base.isEmpty ? "." : glob.base
        if let real = realPath(base) {
            self.glob = glob
            defer { self.glob = nil }
            _ = visit(glob.base, root: real)
        }
        guard files.count + problems.count > known else { throw .noMatch(glob: text) }
        globs.append(glob)
    }

    /// - Returns: whether the folder could be opened.
    private mutating func visit(_ start: String, root: String) -> Bool {
        var pending = [start]
        while let folder = pending.popLast() {
            guard let stream = opendir(folder.isEmpty ? "." : folder) else {
                if folder == start { return false }
                problems.append(.unreadableFile(path: folder, reason: describe(errno)))
                continue
            }
            defer { closedir(stream) }
            let firstPending = pending.count
            // In order, so that there is hardly anything left to sort at the end.
            var found: [(name: String, type: Int32)] = []
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard name != ".", name != ".." else { continue }
                found.append((name, Int32(entry.pointee.d_type)))
            }
            found.sort { $0.name < $1.name }
            for (name, type) in found { visit(TreePath.join(folder, name), name, type, root, &pending) }
            pending[firstPending...].reverse()
        }
        return true
    }

    private mutating func visit(
        _ path: String,
        _ name: String,
        _ type: Int32,
        _ root: String,
        _ pending: inout [String]
    ) {
        switch type == Int32(DT_UNKNOWN) ? entryType(path) : type {
        case Int32(DT_DIR):
            guard !name.hasPrefix("."), glob?.mayCover(below: path) ?? true, !isExcluded(path) else { break }
            pending.append(path)
        case Int32(DT_REG):
            addFile(path, name)
        case Int32(DT_LNK):
            guard glob?.covers(path) ?? true, !isExcluded(path) else { break }
            follow(path, name, root)
        default:
            // A pipe or a device is no manifest, and reading it might never end.
            break
        }
    }

    private mutating func addFile(_ path: String, _ name: String) {
        if let glob, !glob.covers(path) { return }
        if ManifestTree.mayHoldManifests(name), !isExcluded(path) {
            files.append(SourceFile(onDisk: path))
        } else {
            otherPaths.insert(path)
        }
    }

    private mutating func follow(_ path: String, _ name: String, _ root: String) {
        guard let target = realPath(path) else {
            problems.append(.unreadableFile(path: path, reason: "the link leads nowhere"))
            return
        }
        guard target == root || target.hasPrefix(root == "/" ? root : root + "/") else {
            problems.append(.outsideLink(path: path, target: target))
            return
        }
        // A folder within the tree is looked at under its own name.
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        addFile(path, name)
    }

    private func entryType(_ path: String) -> Int32 {
        var status = stat()
        guard lstat(path, &status) == 0 else { return Int32(DT_UNKNOWN) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return Int32(DT_DIR)
        case S_IFREG: return Int32(DT_REG)
        case S_IFLNK: return Int32(DT_LNK)
        default: return Int32(DT_UNKNOWN)
        }
    }

    private func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// The system's text for an error.
func describe(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
