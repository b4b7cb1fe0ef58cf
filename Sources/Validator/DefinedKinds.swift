import Diagnostics
import KubernetesSchemas
import YAML

/// What one worker met of custom resources: any file of the tree may define their kinds, and another may come first.
struct DefinedKinds: Sendable {
    /// Documents that define kinds.
    private(set) var definitions: [YAMLNode] = []
    /// The files with custom resources.
    private(set) var files: [Int32] = []
    /// What was found in custom resources, with their kind.
    private(set) var findings: [(kind: ObjectKind, diagnostic: Diagnostic)] = []

    static let definition = ObjectKind("CustomResourceDefinition", "apiextensions.k8s.io")

    mutating func define(_ object: ManifestObject) {
        definitions.append(object.root)
    }

    mutating func note(_ kind: ObjectKind, file: Int32, _ diagnostics: [Diagnostic]) {
        if files.last != file { files.append(file) }
        findings += diagnostics.map { (kind, $0) }
    }

    mutating func take(_ other: DefinedKinds) {
        definitions += other.definitions
        files += other.files
        findings += other.findings
    }

    /// The kinds that are defined.
    var kinds: Set<ObjectKind> {
        Set(
            definitions.compactMap { definition in
                guard let kind = definition.at("spec", "names", "kind")?.string else { return nil }
                return ObjectKind(kind, definition.at("spec", "group")?.string ?? "")
            }
        )
    }
}
