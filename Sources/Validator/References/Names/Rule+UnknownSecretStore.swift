import Diagnostics
import YAML

extension Rule {
    /// The store of an ExternalSecret is in the tree.
    static let unknownSecretStore = Rule(
        id: "unknown-secret-store",
        category: .references,
        severity: .warning,
        summary: "the store of an ExternalSecret is in the tree",
        explanation: """
            Without its store an ExternalSecret makes no Secret, and the pods that use it wait. A store that is \
            kept elsewhere cannot be seen here.
            """,
        bad: .manifest(
            """
            apiVersion: external-secrets.io/v1
            kind: SecretStore
            metadata: {name: vault, namespace: acme-corp}
            ---
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: key, namespace: acme-corp}
            spec:
              secretStoreRef: {name: vualt, kind: SecretStore}

            """
        ),
        good: .manifest(
            """
            apiVersion: external-secrets.io/v1
            kind: SecretStore
            metadata: {name: vault, namespace: acme-corp}
            ---
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: key, namespace: acme-corp}
            spec:
              secretStoreRef: {name: vault, kind: SecretStore}

            """
        ),
        check: .object(kinds: [.externalSecret]) { object, index, findings in
            for reference in object.secretStoreReferences {
                guard let node = reference["name"], let name = node.string else { continue }
                let isCluster = reference["kind"]?.string == "ClusterSecretStore"
                let kind: ObjectKind = isCluster ? .clusterSecretStore : .secretStore
                guard !index.contains(kind, name, in: isCluster ? "" : object.namespace) else { continue }
                findings.report(.unknownSecretStore(node, kind, object, index))
            }
        }
    )
}

extension ManifestObject {
    /// The stores that an ExternalSecret names, for all of its keys and for single ones.
    fileprivate var secretStoreReferences: [YAMLNode] {
        guard let spec = root["spec"] else { return [] }
        let sources = Array(spec.list("data")) + Array(spec.list("dataFrom"))
        return ([spec["secretStoreRef"]] + sources.map { $0.at("sourceRef", "storeRef") }).compactMap(\.self)
    }
}

extension Diagnostic {
    fileprivate static func unknownSecretStore(
        _ node: YAMLNode,
        _ kind: ObjectKind,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .unknownSecretStore,
            "no \(kind.kind) '\(node.text)' in the tree"
                + index.question(for: node.text, kind, in: kind == .secretStore ? object.namespace : ""),
            at: object.place(of: node)
        )
    }
}
