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
}
