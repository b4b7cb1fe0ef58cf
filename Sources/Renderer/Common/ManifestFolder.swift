import Kubernetes
import YAML

/// A folder of the tree that controllers apply: files of objects, and the kustomization that lists them.
///
/// An explicit list makes a stray file inert, and a missing one an error instead of a deletion.
struct ManifestFolder {
    /// The folder in the tree.
    let path: String
    /// The spec that the kustomization is rendered from.
    let spec: String
    private var files: [File] = []
    /// Files of folders below, each the path from here.
    private var others: [String] = []

    private struct File {
        let name: String
        let spec: String
        let objects: [any KubernetesDocument]
    }

    init(_ path: String, spec: String) {
        self.path = path
        self.spec = spec
    }

    /// Adds a file of objects.
    ///
    /// - Parameter other: the spec of the file, where it is not the folder's.
    mutating func add(_ name: String, spec other: String? = nil, _ objects: [any KubernetesDocument]) {
        files.append(File(name: name, spec: other ?? spec, objects: objects))
    }

    /// Lists a file that is rendered elsewhere.
    mutating func list(_ path: String) {
        others.append(path)
    }

    /// The kinds of all objects.
    var kinds: FolderKinds { FolderKinds(files.flatMap(\.objects)) }

    /// The files and the kustomization.
    var rendered: [RenderedFile] {
        let kustomization = Kustomization(resources: files.map(\.name) + others)
        return files.map { Manifest.file("\(path)/\($0.name)", spec: $0.spec, $0.objects) }
            + [Manifest.file("\(path)/kustomization.yaml", spec: spec, [kustomization])]
    }
}
