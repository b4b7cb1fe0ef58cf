import Diagnostics

extension Place {
    /// An entry of a kustomization.
    init(_ entry: KustomizationFacts.Entry, of kustomization: KustomizationFacts) {
        self.init(
            SourceLocation(path: kustomization.path, range: entry.range),
            object: "Kustomization \(kustomization.path)",
            pointer: entry.pointer
        )
    }
}

extension ManifestTree {
    /// The names of the files in the folder of a path.
    func neighbours(of path: String) -> [String] {
        let folder = TreePath.folder(of: path)
        return (files.lazy.map(\.path) + otherPaths).filter { TreePath.folder(of: $0) == folder }
            .map(TreePath.name)
    }
}
