import Diagnostics
import YAML

/// A place where a pod uses a ConfigMap or a Secret.
struct DataReference {
    var kind: ObjectKind
    var name: String
    /// Where the name is written.
    var node: YAMLNode
    /// The keys that have to be there, and where each is named.
    var keys: [YAMLNode]
    /// Whether the pod starts without it.
    var isOptional: Bool

    private init?(_ kind: ObjectKind, _ reference: YAMLNode?, nameField: String = "name", keys: [YAMLNode] = []) {
        guard let reference, let node = reference[nameField], let name = node.string else { return nil }
        self.kind = kind
        self.name = name
        self.node = node
        self.keys = keys.filter { $0.string != nil }
        isOptional = reference["optional"]?.isTrue ?? false
    }
}

extension DataReference {
    /// The reference of one variable: `valueFrom.configMapKeyRef`.
    init?(variable: YAMLNode) {
        guard let source = variable["valueFrom"] else { return nil }
        for (field, kind) in [("configMapKeyRef", ObjectKind.configMap), ("secretKeyRef", .secret)] {
            guard let reference = source[field] else { continue }
            self.init(kind, reference, keys: [reference["key"]].compactMap(\.self))
            return
        }
        return nil
    }

    /// The reference of a source of variables: `envFrom[].configMapRef`.
    init?(variables: YAMLNode) {
        if let reference = variables["configMapRef"] {
            self.init(.configMap, reference)
        } else {
            self.init(.secret, variables["secretRef"])
        }
    }

    /// The reference of a volume, or of one source of a projected one.
    init?(volume: YAMLNode, isProjected: Bool = false) {
        if let reference = volume["configMap"] {
            self.init(.configMap, reference, keys: reference.itemKeys)
        } else if let reference = volume["secret"] {
            self.init(.secret, reference, nameField: isProjected ? "name" : "secretName", keys: reference.itemKeys)
        } else {
            return nil
        }
    }
}

extension YAMLNode {
    fileprivate var itemKeys: [YAMLNode] { list("items").compactMap { $0["key"] } }
}

extension PodTemplate {
    /// Every use of a ConfigMap or Secret, by variables and by volumes.
    var dataReferences: [DataReference] {
        var references: [DataReference] = []
        for container in containers {
            references += container.node.list("env").compactMap { DataReference(variable: $0) }
            references += container.node.list("envFrom").compactMap { DataReference(variables: $0) }
        }
        for volume in volumes { references += volume.dataReferences }
        return references
    }
}

extension YAMLNode {
    /// The ConfigMaps and Secrets that a volume shows.
    var dataReferences: [DataReference] {
        if let sources = at("projected", "sources") {
            return sources.elements.compactMap { DataReference(volume: $0, isProjected: true) }
        }
        return [DataReference(volume: self)].compactMap(\.self)
    }
}

extension ManifestIndex {
    /// What all definitions of a ConfigMap or a Secret hold together; `nil` when there is none.
    func data(_ kind: ObjectKind, _ name: String, in namespace: String) -> DataFacts? {
        var result: DataFacts?
        for object in objects(kind, name, in: namespace) {
            guard case .data(let data) = object.content else { continue }
            let keys = (result?.keys ?? []) + data.keys
            result = DataFacts(keys: keys, isOpen: data.isOpen || result?.isOpen == true)
        }
        return result
    }
}
