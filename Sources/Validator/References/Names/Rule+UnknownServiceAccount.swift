import Diagnostics
import YAML

extension Rule {
    /// The ServiceAccount of a pod is in its namespace.
    static let unknownServiceAccount = Rule(
        id: "unknown-service-account",
        category: .references,
        severity: .error,
        summary: "the ServiceAccount of a pod is in its namespace",
        explanation: """
            Pods of a ServiceAccount that does not exist are not created: the admission plugin refuses them, and \
            the Deployment stays without replicas. `default` exists in every namespace.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: web, namespace: acme-corp}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
              serviceAccountName: wbe

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: web, namespace: acme-corp}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
              serviceAccountName: web

            """
        ),
        check: .object(kinds: ObjectKind.workloads) { object, index, findings in
            guard let spec = object.pods?.spec,
                let node = spec["serviceAccountName"] ?? spec["serviceAccount"],
                let name = node.string, !name.isEmpty, name != "default",
                !index.contains(.serviceAccount, name, in: object.namespace)
            else { return }
            findings.report(.unknownServiceAccount(node, object, index))
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownServiceAccount(_ node: YAMLNode, _ object: ManifestObject, _ index: ManifestIndex)
        -> Diagnostic
    {
        Diagnostic(
            .unknownServiceAccount,
            "no ServiceAccount '\(node.text)' in \(object.namespacePhrase)"
                + index.question(for: node.text, .serviceAccount, in: object.namespace),
            at: object.place(of: node),
            severity: index.isOpen(object.namespace) ? .warning : nil
        )
    }
}
