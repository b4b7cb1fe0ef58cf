import Diagnostics

extension Rule {
    /// A tenant cannot give rights that it does not have.
    static let escalationRight = Rule(
        id: "escalation-right",
        category: .isolation,
        severity: .error,
        summary: "a tenant hasn't the verbs 'bind' and 'escalate'",
        explanation: """
            The API server lets nobody write a role or a binding that gives more than the writer has. The verbs `bind` and `escalate` \
            take that guard away: whoever has them has whatever any role gives.
            """,
        bad: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            "apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [get, bind]"
        ),
        good: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            "apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [get]"
        ),
        check: .rights
    )
}
