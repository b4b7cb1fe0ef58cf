import Diagnostics

extension Rule {
    /// A tenant cannot act as someone else.
    static let impersonationRight = Rule(
        id: "impersonation-right",
        category: .isolation,
        severity: .error,
        summary: "a tenant cannot impersonate users, groups or accounts",
        explanation: """
            With `impersonate` someone does whatever another may, and the log names the other. On `groups` it is every right that \
            there is, as `system:masters` is one of them. The built-in role `edit` has it for ServiceAccounts.
            """,
        bad: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            #"apiGroups: [""], resources: [serviceaccounts], verbs: [get, impersonate]"#
        ),
        good: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            #"apiGroups: [""], resources: [serviceaccounts], verbs: [get]"#
        ),
        check: .rights
    )
}
