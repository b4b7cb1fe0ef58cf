public import YAML

/// An object of the Kubernetes API: a document with metadata.
public protocol KubernetesObject: KubernetesDocument {
    /// What the name of such an object may be.
    associatedtype Name: TextValue

    /// Its name, namespace, labels and annotations.
    var metadata: ObjectMeta<Name> { get set }
}

extension KubernetesObject {
    /// The object in a few words: `Deployment acme-corp/llm-proxy`, or `Namespace acme-corp` without a namespace.
    public var reference: String {
        let kind = Self.kind.description
        guard let namespace = metadata.namespace else { return "\(kind) \(metadata.name.text)" }
        return "\(kind) \(namespace.text)/\(metadata.name.text)"
    }
}
