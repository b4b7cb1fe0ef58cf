import Diagnostics

extension Rule {
    /// The rules of a tenant name what they give.
    static let wildcardRight = Rule(
        id: "wildcard-right",
        category: .isolation,
        severity: .error,
        summary: "a tenant's rules name their verbs, resources and API groups",
        explanation: """
            `*` gives what nobody thought of: every subresource (`pods/exec`, `serviceaccounts/token`), every verb (`impersonate`, \
            `bind`, `escalate`), the Namespace itself, and the kinds of whatever is installed next. It is as good as the \
            built-in role `cluster-admin` in that namespace. Name what is needed.
            """,
        bad: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            "apiGroups: [apps], resources: ['*'], verbs: [get]"
        ),
        good: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            "apiGroups: [apps], resources: [deployments, replicasets], verbs: [get]"
        ),
        check: .rights
    )
}
