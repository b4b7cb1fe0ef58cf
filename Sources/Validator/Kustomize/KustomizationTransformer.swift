import Diagnostics
import YAML

/// What a kustomization does to every object.
struct KustomizationTransformer {
    private let file: KustomizationFile

    init(_ file: KustomizationFile) {
        self.file = file
    }

    /// The objects after the namespace, the labels and the annotations have been set on them.
    func transformed(_ objects: [BuiltNode]) throws(KustomizationBuilder.Failure) -> [BuiltNode] {
        var labels: [(key: String, value: BuiltNode)] = []
        for label in file.elements("labels") { labels += try file.pairs(label["pairs"]) }
        let annotations = try file.pairs(file.root["commonAnnotations"])
        var result: [BuiltNode] = []
        for var object in objects {
            let kind = ObjectKind(
                object["kind"]?.string ?? "",
                ObjectIdentity.group(of: object["apiVersion"]?.string ?? "")
            )
            if let node = file.root["namespace"], let namespace = node.string, !namespace.isEmpty {
                let value = BuiltNode(.string(namespace), from: file.location(node))
                try set(value, onNamespaceOf: &object, kind, node)
            }
            var isSet = true
            for (key, value) in labels where !object.set(["metadata", "labels", key], to: value) { isSet = false }
            for (key, value) in annotations {
                for path in Self.annotationPaths(of: kind) where !object.set(path + [key], to: value) { isSet = false }
            }
            guard isSet else { throw .beyond(what: "metadata that is no mapping", at: object.origin) }
            result.append(object)
        }
        return result
    }

    private func set(
        _ namespace: BuiltNode,
        onNamespaceOf object: inout BuiltNode,
        _ kind: ObjectKind,
        _ node: YAMLNode
    ) throws(KustomizationBuilder.Failure) {
        guard !Self.areReferredTo.contains(kind.kind), !kind.isCustomAndClusterScoped else {
            throw file.beyond(node, "a namespace for a \(kind.kind)")
        }
        if !kind.isClusterScoped { object.set(["metadata", "namespace"], to: namespace) }
    }

    /// Kinds in which kustomize changes namespaces elsewhere than in `metadata` (api/filters/namespace/namespace.go and the
    /// field specs of the namespace transformer; api/internal/konfig/builtinpluginconsts/namereference.go).
    private static let areReferredTo: Set<String> = [
        "Namespace", "RoleBinding", "ClusterRoleBinding", "APIService", "CustomResourceDefinition", "PersistentVolume",
        "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration",
    ]

    /// Where annotations go (the field specs of `commonAnnotations`).
    private static func annotationPaths(of kind: ObjectKind) -> [ArraySlice<String>] {
        let own: ArraySlice = ["metadata", "annotations"]
        let template: ArraySlice = ["spec", "template", "metadata", "annotations"]
        switch kind.kind {
        case "Deployment", "ReplicaSet", "DaemonSet", "StatefulSet": return [own, template]
        case "ReplicationController" where kind.group.isEmpty, "Job" where kind.group == "batch":
            return [own, template]
        case "CronJob" where kind.group == "batch":
            return [
                own, ["spec", "jobTemplate", "metadata", "annotations"],
                ["spec", "jobTemplate", "spec", "template", "metadata", "annotations"],
            ]
        default: return [own]
        }
    }
}

extension ObjectKind {
    /// Whether only we know that it's in no namespace: kustomize knows the kinds of Kubernetes, and takes all others for
    /// kinds in one.
    fileprivate var isCustomAndClusterScoped: Bool {
        isClusterScoped && group.contains(".") && (!group.hasSuffix(".k8s.io") || group.hasPrefix("gateway."))
    }
}
