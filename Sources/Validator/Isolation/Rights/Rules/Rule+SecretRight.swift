import Diagnostics

extension Rule {
    /// A tenant cannot read or write every Secret of its namespace.
    static let secretRight = Rule(
        id: "secret-right",
        category: .isolation,
        severity: .error,
        summary: "a tenant cannot read or write its namespace's Secrets, but for some by name",
        explanation: """
            What is in a namespace's Secrets is for the pods that mount them: keys of the platform, of registries, tokens of \
            accounts. `list` and `watch` show the contents as `get` does, and whoever writes a Secret of the type \
            `kubernetes.io/service-account-token` gets a token of any account. Name the Secrets that someone needs in \
            `resourceNames`, or leave them to pods.
            """,
        bad: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            #"apiGroups: [""], resources: [secrets], verbs: [list]"#
        ),
        good: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            #"apiGroups: [""], resources: [secrets], resourceNames: [web-login], verbs: [get]"#
        ),
        check: .rights
    )
}
