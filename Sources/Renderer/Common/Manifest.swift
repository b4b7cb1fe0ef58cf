import Kubernetes
import YAML

/// Writes objects as one file of YAML documents.
enum Manifest {
    /// - Parameter spec: the spec's file, for the comment that tells a reader where to edit.
    static func file(_ path: String, spec: String, _ objects: [any KubernetesDocument]) -> RenderedFile {
        var writer = YAMLWriter(capacity: 2048 * objects.count)
        writer.comment("Rendered by tenantry from \(spec): edit that, not this.")
        for (index, object) in objects.enumerated() {
            if index > 0 { writer.separateDocument() }
            object.write(to: &writer)
            writer.endDocument()
        }
        return RenderedFile(path: path, contents: writer.bytes)
    }

    /// The kustomization of a folder that holds these files.
    static func kustomization(_ folder: String, spec: String, _ files: [RenderedFile]) -> RenderedFile {
        let names = files.map { String($0.path.dropFirst(folder.utf8.count + 1)) }
        return file("\(folder)/kustomization.yaml", spec: spec, [Kustomization(resources: names)])
    }
}
