import Diagnostics

extension Rule {
    /// A tenant cannot make tokens of accounts.
    static let tokenRight = Rule(
        id: "token-right",
        category: .isolation,
        severity: .error,
        summary: "a tenant cannot make tokens of ServiceAccounts",
        explanation: """
            `create` on `serviceaccounts/token` makes a token of any account in the namespace, for any audience: with it someone is \
            that account, outside of the cluster too, and to the services that tell tenants by their tokens. Pods get theirs from \
            the kubelet, and need no such right.
            """,
        bad: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            #"apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]"#
        ),
        good: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            #"apiGroups: [""], resources: [serviceaccounts], verbs: [get]"#
        ),
        check: .rights
    )
}
