import Diagnostics
import YAML

/// An object of a file, as rules look at it.
struct ManifestObject {
    /// The mapping that is the object.
    let root: YAMLNode
    /// The root of its document: the object, or a list that it is in.
    let document: YAMLNode
    let path: String
    let kind: ObjectKind
    /// The namespace that it ends up in; empty where there is none.
    let namespace: String
    let name: String
    /// What its pods are made of, for workloads.
    let pods: PodTemplate?

    /// How it's called in reports.
    var title: String { ObjectIdentity(kind: kind, namespace: namespace, name: name).title }

    init(root: YAMLNode, document: YAMLNode, path: String, kind: ObjectKind, namespace: String, name: String) {
        self.root = root
        self.document = document
        self.path = path
        self.kind = kind
        self.namespace = namespace
        self.name = name
        pods = PodTemplate(of: root, kind: kind)
    }

    /// The same object in another namespace.
    func moved(to namespace: String) -> ManifestObject {
        ManifestObject(root: root, document: document, path: path, kind: kind, namespace: namespace, name: name)
    }

    /// Where a node of it is.
    func place(of node: YAMLNode) -> Place {
        Place(
            SourceLocation(path: path, range: node.range),
            object: title,
            pointer: JSONPointer.of(node, in: document)
        )
    }
}

extension ManifestObject {
    /// The objects of a document: itself, or the items of a list (`List`, `RoleList`).
    ///
    /// What has no `apiVersion` and `kind` is no object.
    static func all(in document: YAMLNode, path: String) -> [ManifestObject] {
        guard let identity = ObjectIdentity(of: document) else { return [] }
        guard identity.kind.kind.hasSuffix("List"), let items = document["items"], items.kind == .sequence else {
            return [ManifestObject(document, identity, in: document, path: path)]
        }
        let kind = ObjectKind(String(identity.kind.kind.dropLast(4)), identity.kind.group)
        return items.elements.compactMap { item in
            guard let identity = ObjectIdentity(of: item) ?? ObjectIdentity(of: item, assuming: kind) else {
                return nil
            }
            return ManifestObject(item, identity, in: document, path: path)
        }
    }

    private init(_ root: YAMLNode, _ identity: ObjectIdentity, in document: YAMLNode, path: String) {
        self.init(
            root: root,
            document: document,
            path: path,
            kind: identity.kind,
            namespace: identity.namespace,
            name: identity.name
        )
    }
}
