import Diagnostics

extension Rule {
    /// Tenants have roles of their own.
    static let builtInRole = Rule(
        id: "built-in-role",
        category: .isolation,
        severity: .error,
        summary: "a tenant isn't bound to 'edit', 'admin', 'cluster-admin' or a role of the cluster's own parts",
        explanation: """
            The built-in role `edit` reads and writes Secrets, makes tokens, impersonates accounts, enters pods, and writes \
            NetworkPolicies; `admin` writes roles and bindings too. Charts add to them by labels: External Secrets its stores, Flux \
            all of its kinds, which makes whoever has `edit` a cluster-admin where Flux is not locked down. `system:*` roles are \
            for the cluster's own parts. Write a Role of what is needed; `view` reads no Secrets, and is fine.
            """,
        bad: .manifest(
            RightsExample.namespace
                + RightsExample.binding(
                    "operators",
                    in: "acme-corp",
                    to: "kind: ClusterRole, name: edit",
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
