import Diagnostics
import YAML

extension Rule {
    /// Every Secret that a pod uses is in its namespace.
    static let unknownSecret = Rule(
        id: "unknown-secret",
        category: .references,
        severity: .error,
        summary: "every Secret that a pod uses is in its namespace",
        explanation: """
            A pod that uses a Secret that does not exist waits forever: its containers are not started. It may \
            be a Secret of the tree, or one that an ExternalSecret, a SealedSecret or a Certificate makes. Mark \
            the reference `optional: true` where the pod can do without.
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
                  envFrom: [{secretRef: {name: setings}}]

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
                  envFrom: [{secretRef: {name: settings}}]

            """
        ),
        check: .object(kinds: ObjectKind.workloads) { object, index, findings in
            for reference in object.pods?.dataReferences ?? [] where reference.kind == .secret && !reference.isOptional
            {
                guard !index.contains(.secret, reference.name, in: object.namespace) else { continue }
                findings.report(.unknownSecret(reference, of: object, index))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownSecret(
        _ reference: DataReference,
        of object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        let question = index.question(for: reference.name, .secret, in: object.namespace)
        return Diagnostic(
            .unknownSecret,
            "no Secret '\(reference.name)' in \(object.namespacePhrase)\(question)",
            at: object.place(of: reference.node),
            // A chart or an operator may make it.
            severity: index.isOpen(object.namespace) ? .warning : nil
        )
    }
}
