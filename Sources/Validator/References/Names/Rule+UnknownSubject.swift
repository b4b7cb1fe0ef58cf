import Diagnostics
import YAML

extension Rule {
    /// The ServiceAccounts that a binding is for exist.
    static let unknownSubject = Rule(
        id: "unknown-subject",
        category: .references,
        severity: .error,
        summary: "the ServiceAccounts that a binding is for exist",
        explanation: """
            A binding for a ServiceAccount that does not exist grants nothing to anyone, until someone makes an \
            account of that name and gets the rights. Namespaces that the tree does not have are not looked at.
            """,
        bad: .manifest(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: reader, namespace: acme-corp}
            rules: []
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: reader, namespace: acme-corp}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
            subjects: [{kind: ServiceAccount, name: wbe, namespace: acme-corp}]
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: web, namespace: acme-corp}

            """
        ),
        good: .manifest(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: reader, namespace: acme-corp}
            rules: []
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: reader, namespace: acme-corp}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
            subjects: [{kind: ServiceAccount, name: web, namespace: acme-corp}]
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: web, namespace: acme-corp}

            """
        ),
        check: .object(kinds: [.roleBinding, .clusterRoleBinding]) { object, index, findings in
            for subject in object.root.list("subjects") where subject["kind"]?.string == "ServiceAccount" {
                guard let node = subject["name"], let name = node.string, name != "default" else { continue }
                let namespace = subject["namespace"]?.string ?? object.namespace
                guard index.knows(namespace: namespace), !index.isOpen(namespace),
                    !index.contains(.serviceAccount, name, in: namespace)
                else { continue }
                findings.report(.unknownSubject(node, namespace, object, index))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownSubject(
        _ node: YAMLNode,
        _ namespace: String,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .unknownSubject,
            "no ServiceAccount '\(node.text)' in namespace '\(namespace)'"
                + index.question(for: node.text, .serviceAccount, in: namespace),
            at: object.place(of: node)
        )
    }
}
