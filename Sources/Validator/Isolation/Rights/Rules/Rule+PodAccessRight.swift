import Diagnostics

extension Rule {
    /// A tenant cannot enter running pods.
    static let podAccessRight = Rule(
        id: "pod-access-right",
        category: .isolation,
        severity: .error,
        summary: "a tenant cannot exec into, attach to, forward to or proxy to pods",
        explanation: """
            Whoever enters a pod has its token, its Secrets and its network, past what was reviewed, and past the gateway's limits. \
            `get` is enough for `pods/exec`: a web socket is opened with it. Ephemeral containers bring in an image of one's own, \
            and `proxy` reaches ports that network policies keep shut, as the API server's connection is let through. Let people \
            read logs.
            """,
        bad: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            #"apiGroups: [""], resources: [pods/exec], verbs: [create]"#
        ),
        good: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            #"apiGroups: [""], resources: [pods/log], verbs: [get]"#
        ),
        check: .rights
    )
}
