import Diagnostics

extension Rule {
    static let flowSchema = api(
        "flow-schema",
        "a FlowSchema names a priority level, and whose requests for what it matches",
        explanation: """
            The precedence is from 1 to 10000, and 1 is the schema `exempt`'s. Each rule has subjects with what their
            kind needs, and resources or paths, where `*` stands alone. The API server refuses others.
            """,
        bad: """
            apiVersion: flowcontrol.apiserver.k8s.io/v1
            kind: FlowSchema
            metadata:
              name: tenants
            spec:
              matchingPrecedence: 20000
              priorityLevelConfiguration:
                name: tenants

            """,
        good: """
            apiVersion: flowcontrol.apiserver.k8s.io/v1
            kind: FlowSchema
            metadata:
              name: tenants
            spec:
              matchingPrecedence: 2000
              priorityLevelConfiguration:
                name: tenants

            """
    )

    static let priorityLevel = api(
        "priority-level",
        "a PriorityLevelConfiguration is limited, and says what happens to what is too much",
        explanation: """
            Every level but `exempt` is of type `Limited` and either rejects what is too much or queues it, in as many
            queues as a hand has at least. Shares are never below zero, and percentages that are lent not above 100.
            The API server refuses others.
            """,
        bad: """
            apiVersion: flowcontrol.apiserver.k8s.io/v1
            kind: PriorityLevelConfiguration
            metadata:
              name: tenants
            spec:
              type: Limited
              limited:
                limitResponse:
                  type: Queue

            """,
        good: """
            apiVersion: flowcontrol.apiserver.k8s.io/v1
            kind: PriorityLevelConfiguration
            metadata:
              name: tenants
            spec:
              type: Limited
              limited:
                limitResponse:
                  type: Reject

            """
    )
}
