import Diagnostics

extension Rule {
    /// What is added to the built-in roles is what they are for.
    static let aggregatedRight = Rule(
        id: "aggregated-right",
        category: .isolation,
        severity: .warning,
        summary: "a ClusterRole that becomes part of 'view', 'edit' or 'admin' gives what these are for",
        explanation: """
            The label `rbac.authorization.k8s.io/aggregate-to-view` makes a ClusterRole's rules part of the built-in role `view` of \
            every namespace, and so of `edit` and `admin`. Whoever was given `view` then has more than was meant: writes, Secrets, \
            kinds by which controllers act. It is an error where a tenant has the role, a warning while none has.
            """,
        bad: .manifest(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: stores-view
              labels:
                rbac.authorization.k8s.io/aggregate-to-view: "true"
            rules: [{apiGroups: [external-secrets.io], resources: [secretstores], verbs: [get, create]}]
            ---

            """
        ),
        good: .manifest(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: stores-view
              labels:
                rbac.authorization.k8s.io/aggregate-to-view: "true"
            rules: [{apiGroups: [external-secrets.io], resources: [secretstores], verbs: [get, list]}]
            ---

            """
        ),
        check: .rights
    )
}
