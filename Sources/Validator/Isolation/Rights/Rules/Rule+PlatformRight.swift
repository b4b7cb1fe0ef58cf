import Diagnostics

extension Rule {
    /// The platform's accounts have no more than they need.
    static let platformRight = Rule(
        id: "platform-right",
        category: .isolation,
        severity: .warning,
        summary: "the platform's accounts are not cluster-admin, and their rules name what they give",
        explanation: """
            An account with `*`, with `cluster-admin`, with every Secret of the cluster, or with rights over webhooks and nodes holds all \
            tenants: a hole in whatever runs with it is one in all of them. Where a controller needs it, as those of GitOps do, \
            suppress this with the reason.
            """,
        bad: .manifest(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: collector}
            rules: [{apiGroups: [""], resources: [secrets], verbs: [get, list, watch]}]
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: collector, namespace: monitoring}
            ---

            """
                + RightsExample.binding(
                    "collector",
                    in: nil,
                    to: "kind: ClusterRole, name: collector",
                    "kind: ServiceAccount, name: collector, namespace: monitoring"
                )
        ),
        good: .manifest(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: collector}
            rules: [{apiGroups: [""], resources: [pods], verbs: [get, list, watch]}]
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: collector, namespace: monitoring}
            ---

            """
                + RightsExample.binding(
                    "collector",
                    in: nil,
                    to: "kind: ClusterRole, name: collector",
                    "kind: ServiceAccount, name: collector, namespace: monitoring"
                )
        ),
        check: .rights
    )
}
