extension SeededHoleTests {
    private static let rbac = "tenants/acme-corp/boundary/rbac.yaml"

    /// A right more for the tenant's operators.
    private static func rule(_ verb: String, _ group: String, _ resource: String) -> SeededHole.Edit.Change {
        .insert(
            "- verbs:\n  - \(verb)\n  apiGroups:\n  - \(group)\n  resources:\n  - \(resource)\n",
            after: "  resources:\n  - pods/log\n"
        )
    }

    private static func binding(_ name: String, subject: String, role: String) -> SeededHole.Edit.Change {
        .append(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: \(name)
              namespace: acme-corp
            subjects:
            - \(subject)
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              \(role)

            """
        )
    }

    private static let viewer = "kind: Role\n  name: tenant-viewer"

    private static func group(_ name: String) -> String {
        "kind: Group\n  apiGroup: rbac.authorization.k8s.io\n  name: \(name)"
    }

    /// Who may do what.
    static let rightsHoles: [SeededHole] = [
        SeededHole("operators read secrets", in: rbac, rule("get", "\"\"", "secrets"), at: "- secrets", "- get"),
        SeededHole(
            "operators run commands in pods",
            in: rbac,
            rule("create", "\"\"", "pods/exec"),
            at: "- pods/exec",
            "- create"
        ),
        SeededHole(
            "operators forward ports of pods",
            in: rbac,
            rule("create", "\"\"", "pods/portforward"),
            at: "- pods/portforward",
            "- create"
        ),
        SeededHole(
            "operators make tokens of accounts",
            in: rbac,
            rule("create", "\"\"", "serviceaccounts/token"),
            at: "- serviceaccounts/token",
            "- create"
        ),
        SeededHole(
            "operators act as accounts",
            in: rbac,
            rule("impersonate", "\"\"", "serviceaccounts"),
            at: "- impersonate",
            "- serviceaccounts"
        ),
        SeededHole(
            "operators do anything to Deployments",
            in: rbac,
            rule("\"*\"", "apps", "deployments"),
            at: "- \"*\""
        ),
        SeededHole("operators read anything", in: rbac, rule("get", "\"\"", "\"*\""), at: "- \"*\""),
        SeededHole(
            "operators give roles more than they have",
            in: rbac,
            rule("escalate", "rbac.authorization.k8s.io", "roles"),
            at: "- escalate",
            "- roles"
        ),
        SeededHole(
            "operators bind roles that they don't have",
            in: rbac,
            rule("bind", "rbac.authorization.k8s.io", "clusterroles"),
            at: "- bind",
            "- clusterroles"
        ),
        SeededHole(
            "operators change their quota",
            in: rbac,
            rule("patch", "\"\"", "resourcequotas"),
            at: "- patch",
            "- resourcequotas"
        ),
        SeededHole(
            "operators open network policies",
            in: rbac,
            rule("create", "networking.k8s.io", "networkpolicies"),
            at: "- create",
            "- networkpolicies"
        ),
        SeededHole(
            "operators relabel their namespace",
            in: rbac,
            rule("update", "\"\"", "namespaces"),
            at: "- update",
            "- namespaces"
        ),
        SeededHole(
            "another tenant's operators may look in",
            in: rbac,
            .replace("  name: acme-corp:operators\n", with: "  name: closed-ai:operators\n"),
            at: "name: closed-ai:operators",
            "- kind: Group"
        ),
        SeededHole(
            "another tenant's account may look in",
            in: rbac,
            binding("proxy", subject: "kind: ServiceAccount\n  name: llm-proxy\n  namespace: closed-ai", role: viewer),
            at: "- kind: ServiceAccount",
            "name: llm-proxy",
            "namespace: closed-ai"
        ),
        SeededHole(
            "operators have the built-in role edit",
            in: rbac,
            .replace("  kind: Role\n  name: tenant-operator\n", with: "  kind: ClusterRole\n  name: edit\n"),
            at: "kind: ClusterRole",
            "name: edit",
            "roleRef:",
            "name: tenant-operators"
        ),
        SeededHole(
            "everybody who has an account may look in",
            in: rbac,
            binding("everybody", subject: group("system:authenticated"), role: viewer),
            at: "- kind: Group",
            "name: system:authenticated"
        ),
        SeededHole(
            "every pod of the cluster may look in",
            in: rbac,
            binding("pods", subject: group("system:serviceaccounts"), role: viewer),
            at: "- kind: Group",
            "name: system:serviceaccounts"
        ),
        SeededHole(
            "a tenant has rights in the whole cluster",
            in: "cluster/rbac.yaml",
            .append(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata:
                  name: acme-corp-view
                subjects:
                - kind: Group
                  apiGroup: rbac.authorization.k8s.io
                  name: acme-corp:operators
                roleRef:
                  apiGroup: rbac.authorization.k8s.io
                  kind: ClusterRole
                  name: view

                """
            ),
            at: "- kind: Group",
            "name: acme-corp:operators"
        ),
        SeededHole(
            "a role adds secrets to the built-in role view",
            in: "cluster/rbac.yaml",
            .append(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata:
                  name: extra-view
                  labels:
                    rbac.authorization.k8s.io/aggregate-to-view: "true"
                rules:
                - verbs:
                  - get
                  apiGroups:
                  - ""
                  resources:
                  - secrets

                """
            ),
            at: "rbac.authorization.k8s.io/aggregate-to-view",
            "- secrets",
            "- get",
            "name: extra-view"
        ),
        SeededHole(
            "the gateway's account may do everything",
            in: "cluster/rbac.yaml",
            .replace("  name: system:service-account-issuer-discovery\n", with: "  name: cluster-admin\n"),
            at: "name: cluster-admin",
            "roleRef:"
        ),
        SeededHole(
            "a tenant reads in monitoring",
            in: "monitoring/llm-gateway.yaml",
            .append(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata:
                  name: acme-corp
                  namespace: monitoring
                subjects:
                - kind: Group
                  apiGroup: rbac.authorization.k8s.io
                  name: acme-corp:operators
                roleRef:
                  apiGroup: rbac.authorization.k8s.io
                  kind: ClusterRole
                  name: view

                """
            ),
            at: "- kind: Group",
            "name: acme-corp:operators"
        ),
        SeededHole(
            "everybody without an account may look in",
            in: rbac,
            binding("nobody", subject: group("system:unauthenticated"), role: viewer),
            at: "- kind: Group",
            "name: system:unauthenticated"
        ),
    ]
}
