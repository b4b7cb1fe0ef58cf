/// The small trees that show what rules about rights are about.
enum RightsExample {
    /// A tenant's namespace, a Role of these rules in it, and a group of the tenant that has them.
    static func role(_ rules: String...) -> Rule.Example {
        .manifest(
            namespace
                + """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: operator, namespace: acme-corp}
                rules:
                \(rules.map { "  - {\($0)}" }.joined(separator: "\n"))
                ---

                """ + binding("operators", in: "acme-corp", to: "kind: Role, name: operator", operators)
        )
    }

    /// The namespace of the tenant `acme-corp`.
    static let namespace = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: acme-corp, labels: {tenantry.dev/tenant: acme-corp}}
        ---

        """

    /// A group of that tenant.
    static let operators = #"kind: Group, apiGroup: rbac.authorization.k8s.io, name: "acme-corp:operators""#

    /// A Role that reads pods.
    static func reader(in namespace: String) -> String {
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader, namespace: \(namespace)}
        rules: [{apiGroups: [""], resources: [pods], verbs: [get, list, watch]}]
        ---

        """
    }

    /// A RoleBinding, or a ClusterRoleBinding where there is no namespace.
    static func binding(_ name: String, in namespace: String?, to role: String, _ subject: String) -> String {
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: \(namespace == nil ? "ClusterRoleBinding" : "RoleBinding")
        metadata: {name: \(name)\(namespace.map { ", namespace: \($0)" } ?? "")}
        roleRef: {apiGroup: rbac.authorization.k8s.io, \(role)}
        subjects: [{\(subject)}]

        """
    }
}
