extension ManifestTree {
    /// What there was in place of a file.
    public enum Before: Sendable {
        /// No file.
        case absent
        /// A file that held these bytes.
        case file([UInt8])
    }

    /// Whether a file of this path may hold manifests, by its name.
    public static func mayHoldManifests(path: String) -> Bool {
        mayHoldManifests(TreePath.name(of: path))
    }

    /// The tree as it was before some files changed.
    ///
    /// - Parameter changes: what there was, by the paths of reports; those that are not of the tree are passed over.
    public func before(_ changes: [String: Before]) -> ManifestTree {
        var files = files.filter { changes[$0.path] == nil }
        var otherPaths = otherPaths.filter { changes[$0] == nil }
        for (path, change) in changes {
            guard case .file(let bytes) = change, wouldHold(path) else { continue }
            if Self.mayHoldManifests(path: path) || file(at: path) != nil {
                files.append(SourceFile(path: path, bytes: bytes))
            } else {
                otherPaths.insert(path)
            }
        }
        return ManifestTree(files: files, otherPaths: otherPaths, roots: roots, globs: globs, problems: [])
    }
}
