import Files

/// Holds new files beside the old ones until all of them are written, then puts them in place; when anything fails, all
/// is as it was.
///
/// The area is a folder of the tree itself, so that putting a file in place is a rename. Folders that are new go in as
/// they are, with one rename.
struct StagingArea {
    /// The folder's name in the tree.
    static let name = ".tenantry-staging"

    private let root: Directory
    private let area: Directory
    private let new: Directory
    private let old: Directory
    private var backups = 0
    /// Whether files wait here that could not be put back.
    private var isNeeded = false
    private var journal: [Step] = []

    /// What was done, as it is undone.
    private enum Step {
        case created(path: String)
        case replaced(path: String, backup: String)
        case removed(path: String, backup: String)
    }

    /// Makes an empty area; what an earlier run left behind when it was killed is thrown away.
    init(root: Directory) throws(FileError) {
        self.root = root
        try Self.discard(in: root)
        area = try root.makeDirectory(Self.name, mode: 0o700)
        new = try area.makeDirectory("new")
        old = try area.makeDirectory("old")
    }

    /// Where a worker writes new files.
    func cursor() -> DirectoryCursor {
        DirectoryCursor(root: new)
    }

    /// Puts every staged file in place and takes the removed ones away.
    ///
    /// - Throws: what the file system refused, after everything was put back; where that failed too, it tells where the
    ///   old files are.
    mutating func commit(removing paths: [String]) throws(FileError) {
        do throws(FileError) {
            try promote(new, to: root, at: "")
            var cursor = DirectoryCursor(root: root)
            for path in paths { try remove(path, &cursor) }
        } catch {
            rollBack()
            guard isNeeded else { throw error }
            let rest = "not all could be put back: old files are in '\(area.path)/old' until the next run"
            throw FileError(error.operation, error.path, reason: "\(error.reason); \(rest)")
        }
        var cursor = DirectoryCursor(root: root)
        for path in paths { try removeEmptyFolders(above: path, &cursor) }
    }

    /// Throws the area away, with whatever is in it, unless that is all that is left of an old file.
    func discard() throws(FileError) {
        guard !isNeeded else { return }
        try Self.discard(in: root)
    }

    private static func discard(in root: Directory) throws(FileError) {
        guard let area = try root.openDirectory(name) else { return }
        try empty(area)
        try root.removeDirectory(name)
    }

    private static func empty(_ directory: Directory) throws(FileError) {
        for (name, kind) in try directory.entries() {
            guard kind == .directory, let child = try directory.openDirectory(name) else {
                try directory.remove(name)
                continue
            }
            try empty(child)
            try directory.removeDirectory(name)
        }
    }

    /// Folders first: the index, a file of the root, changes when all that it lists is there.
    private mutating func promote(_ staged: Directory, to target: Directory, at prefix: String) throws(FileError) {
        let entries = try staged.entries()
        for (name, _) in entries.filter({ $0.kind == .directory }) {
            let path = prefix + name
            guard let source = try staged.openDirectory(name) else { continue }
            if let existing = try target.openDirectory(name) {
                try promote(source, to: existing, at: path + "/")
            } else {
                try staged.move(name, to: target, name)
                journal.append(.created(path: path))
            }
        }
        for (name, _) in entries.filter({ $0.kind != .directory }) {
            let path = prefix + name
            if try target.kind(of: name) == nil {
                try staged.move(name, to: target, name)
                journal.append(.created(path: path))
            } else {
                let backup = nextBackup()
                try target.link(name, to: old, backup)
                try staged.move(name, to: target, name)
                journal.append(.replaced(path: path, backup: backup))
            }
        }
    }

    private mutating func remove(_ path: String, _ cursor: inout DirectoryCursor) throws(FileError) {
        guard let (folder, name) = try cursor.parent(of: path) else { return }
        let backup = nextBackup()
        try folder.move(name, to: old, backup)
        journal.append(.removed(path: path, backup: backup))
    }

    private func removeEmptyFolders(above path: String, _ cursor: inout DirectoryCursor) throws(FileError) {
        var path = path[...]
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            guard let (folder, name) = try cursor.parent(of: String(path)) else { return }
            guard try folder.removeDirectory(name) else { return }
        }
    }

    /// Undoes every step that can be undone, the last one first.
    private mutating func rollBack() {
        var cursor = DirectoryCursor(root: root)
        while let step = journal.popLast() {
            do throws(FileError) {
                try undo(step, &cursor)
            } catch {
                isNeeded = true
            }
        }
    }

    private mutating func undo(_ step: Step, _ cursor: inout DirectoryCursor) throws(FileError) {
        switch step {
        case .created(let path):
            guard let (folder, name) = try cursor.parent(of: path) else { return }
            try folder.move(name, to: old, nextBackup())
        case .replaced(let path, let backup), .removed(let path, let backup):
            let (folder, name) = try cursor.makeParent(of: path)
            try old.move(backup, to: folder, name)
        }
    }

    private mutating func nextBackup() -> String {
        backups += 1
        return String(backups)
    }
}
