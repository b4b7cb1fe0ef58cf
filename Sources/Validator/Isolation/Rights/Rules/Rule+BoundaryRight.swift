import Diagnostics

extension Rule {
    /// A tenant cannot change what confines it.
    static let boundaryRight = Rule(
        id: "boundary-right",
        category: .isolation,
        severity: .error,
        summary: "a tenant cannot change its Namespace, quota, limits, network policies, roles or bindings",
        explanation: """
            What confines a tenant is the platform's: whoever may write it is confined by nothing. A Role in a namespace reaches the \
            Namespace itself: a request for `/api/v1/namespaces/acme-corp` is one in that namespace, so that `update` on \
            `namespaces` takes the labels of Pod Security away. NetworkPolicies only ever allow, so that one more opens what \
            the others keep shut. That holds for the account too in whose name a controller applies the tenant's objects: give \
            it the kinds of the workloads, and have the boundary applied by another.
            """,
        bad: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            #"apiGroups: [""], resources: [namespaces], verbs: [get, update]"#
        ),
        good: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            #"apiGroups: [""], resources: [namespaces, resourcequotas], verbs: [get]"#
        ),
        check: .rights
    )
}
