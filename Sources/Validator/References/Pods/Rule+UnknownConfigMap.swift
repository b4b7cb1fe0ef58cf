import Diagnostics
import YAML

extension Rule {
    /// Every ConfigMap that a pod uses is in its namespace.
    static let unknownConfigMap = Rule(
        id: "unknown-config-map",
        category: .references,
        severity: .error,
        summary: "every ConfigMap that a pod uses is in its namespace",
        explanation: """
            A pod that uses a ConfigMap that does not exist waits forever: its containers are not started. Mark \
            the reference `optional: true` where the pod can do without.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data: {level: info}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  envFrom: [{configMapRef: {name: setings}}]

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data: {level: info}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  envFrom: [{configMapRef: {name: settings}}]

            """
        ),
        check: .object(kinds: ObjectKind.workloads) { object, index, findings in
            for reference in object.pods?.dataReferences ?? []
            where reference.kind == .configMap && !reference.isOptional {
                guard !index.contains(.configMap, reference.name, in: object.namespace),
                    reference.name != "kube-root-ca.crt"
                else { continue }
                findings.report(.unknownConfigMap(reference, of: object, index))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownConfigMap(
        _ reference: DataReference,
        of object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        let question = index.question(for: reference.name, .configMap, in: object.namespace)
        return Diagnostic(
            .unknownConfigMap,
            "no ConfigMap '\(reference.name)' in \(object.namespacePhrase)\(question)",
            at: object.place(of: reference.node),
            // A chart or an operator may make it.
            severity: index.isOpen(object.namespace) ? .warning : nil
        )
    }
}
