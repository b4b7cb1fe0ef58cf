import Diagnostics

extension Rule {
    /// No tenant has rights in the whole cluster.
    static let tenantClusterBinding = Rule(
        id: "tenant-cluster-binding",
        category: .isolation,
        severity: .error,
        summary: "a tenant's groups, users and accounts are in no ClusterRoleBinding",
        explanation: """
            A ClusterRoleBinding gives its role in every namespace, and over what is in none: nodes, webhooks, other Namespaces. \
            `view` bound so shows one tenant all others' pods, ConfigMaps and logs. Bind the role in the tenant's namespace with a \
            RoleBinding.
            """,
        bad: .manifest(
            RightsExample.namespace
                + RightsExample.binding(
                    "operators",
                    in: nil,
                    to: "kind: ClusterRole, name: view",
                    RightsExample.operators
                )
        ),
        good: .manifest(
            RightsExample.namespace
                + RightsExample.binding(
                    "operators",
                    in: "acme-corp",
                    to: "kind: ClusterRole, name: view",
                    RightsExample.operators
                )
        ),
        check: .rights
    )
}
