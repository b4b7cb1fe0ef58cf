import Diagnostics
import YAML

extension Rule {
    /// Every key of a Secret that a pod uses is in it.
    static let unknownSecretKey = Rule(
        id: "unknown-secret-key",
        category: .references,
        severity: .error,
        summary: "every key of a Secret that a pod uses is in it",
        explanation: """
            A container that takes a variable from a key that does not exist is not started, a volume with such \
            an item is not mounted, and a `subPath` that names no file becomes an empty folder. The ConfigMap or \
            Secret and the pod have to use the same key.
            """,
        bad: .manifest(
            """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: settings, namespace: acme-corp}
            spec:
              data: [{secretKey: level, remoteRef: {key: level}}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  env: [{name: LEVEL, valueFrom: {secretKeyRef: {name: settings, key: levle}}}]

            """
        ),
        good: .manifest(
            """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: settings, namespace: acme-corp}
            spec:
              data: [{secretKey: level, remoteRef: {key: level}}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  env: [{name: LEVEL, valueFrom: {secretKeyRef: {name: settings, key: level}}}]

            """
        ),
        check: .object(kinds: ObjectKind.workloads) { object, index, findings in
            guard let pods = object.pods else { return }
            for reference in pods.dataReferences where reference.kind == .secret && !reference.isOptional {
                guard !reference.keys.isEmpty,
                    let data = index.data(.secret, reference.name, in: object.namespace), !data.isOpen
                else { continue }
                for key in reference.keys where !data.keys.contains(key.text) {
                    findings.report(.unknownSecretKey(key, data.keys, of: reference.name, object))
                }
            }
            for mount in pods.subPathMounts {
                guard let reference = DataReference(volume: mount.volume), reference.kind == .secret,
                    let files = VolumeFiles(mount.volume, index, in: object.namespace)?.paths,
                    !files.contains(where: { $0 == mount.path || $0.hasPrefix(mount.path + "/") })
                else { continue }
                findings.report(.unknownSecretKey(mount.node, files.sorted(), of: reference.name, object))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownSecretKey(
        _ key: YAMLNode,
        _ keys: [String],
        of name: String,
        _ object: ManifestObject
    ) -> Diagnostic {
        Diagnostic(
            .unknownSecretKey,
            "Secret '\(name)' has no key '\(key.text)'\(keys.hint(for: key.text))",
            at: object.place(of: key)
        )
    }
}
