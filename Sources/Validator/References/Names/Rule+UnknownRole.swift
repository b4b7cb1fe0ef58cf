import Diagnostics
import YAML

extension Rule {
    /// The role of a binding exists.
    static let unknownRole = Rule(
        id: "unknown-role",
        category: .references,
        severity: .error,
        summary: "the role of a binding exists",
        explanation: """
            A binding to a role that does not exist grants nothing, and the role cannot be changed later: the \
            binding has to be deleted and made again. The ClusterRoles that every cluster has are known: \
            `admin`, `cluster-admin`, `edit`, `view`, and `system:*`.
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
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: raeder}
            subjects: [{kind: ServiceAccount, name: web, namespace: acme-corp}]
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
            guard let reference = object.root["roleRef"], let node = reference["name"], let name = node.string else {
                return
            }
            let isCluster = reference["kind"]?.string == "ClusterRole"
            let isBuiltIn = ["admin", "cluster-admin", "edit", "view"].contains(name) || name.hasPrefix("system:")
            guard !(isCluster && isBuiltIn) else { return }
            let (kind, namespace) = isCluster ? (ObjectKind.clusterRole, "") : (.role, object.namespace)
            guard !index.contains(kind, name, in: namespace) else { return }
            findings.report(.unknownRole(node, kind, namespace, object, index))
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownRole(
        _ node: YAMLNode,
        _ kind: ObjectKind,
        _ namespace: String,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .unknownRole,
            "no \(kind.kind) '\(node.text)'\(namespace.isEmpty ? "" : " in namespace '\(namespace)'")"
                + index.question(for: node.text, kind, in: namespace),
            at: object.place(of: node)
        )
    }
}
