import Glibc
import Validator

/// Which files of a tree differ from what a commit has, and what they held there.
///
/// A file that Git doesn't track is a changed one; so is what is no file, as standard input.
struct ChangedFiles: Sendable {
    private let root: String
    private let workingDirectory: String
    private let changed: Set<String>
    private let tracked: Set<String>
    /// What the changed files held, by their paths from the repository's top.
    private let before: [String: ManifestTree.Before]

    /// Compares the files on the disk with a revision.
    init(since revision: String, workingDirectory: String) throws {
        let repository = try GitRepository(containing: workingDirectory)
        let changes = try repository.changes(since: try repository.commit(revision))
        // Of other files it matters only that they were there.
        let blobs = Set(changes.filter { ManifestTree.mayHoldManifests(path: $0.path) }.compactMap(\.oldBlob)).sorted()
        let contents = Dictionary(
            zip(blobs, try repository.contents(of: blobs)),
            uniquingKeysWith: { first, _ in first }
        )
        root = repository.root
        self.workingDirectory = workingDirectory
        changed = Set(changes.map(\.path))
        tracked = try repository.trackedPaths()
        before = Dictionary(
            changes.map { ($0.path, $0.oldBlob.map { .file(contents[$0] ?? []) } ?? .absent) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Whether a file is not what the commit has.
    func isChanged(_ path: String) -> Bool {
        guard let path = pathInRepository(path) else { return true }
        return changed.contains(path) || !tracked.contains(path)
    }

    /// Whether anything differs, be it that a file is gone.
    var hasAny: Bool { !before.isEmpty }

    /// The tree as it was.
    func before(_ tree: ManifestTree) -> ManifestTree {
        var old: [String: ManifestTree.Before] = [:]
        for file in tree.files where isChanged(file.path) { old[file.path] = .absent }
        for (path, content) in before {
            old[PathNames.relative("\(root)/\(path)", from: workingDirectory)] = content
        }
        return tree.before(old)
    }

    private func pathInRepository(_ path: String) -> String? {
        let absolute = PathNames.absolute(path, in: workingDirectory)
        if let path = PathNames.path(absolute, below: root) { return path }
        // The way there may lead over a link.
        guard let resolved = realpath(absolute, nil) else { return nil }
        defer { free(resolved) }
        return PathNames.path(String(cString: resolved), below: root)
    }
}
