import Diagnostics

extension Rule {
    static let quotaResource = api(
        "quota-resource",
        "a ResourceQuota limits resources that there are, to amounts that they can have",
        explanation: """
            A quota limits what Kubernetes counts (`pods`, `services.nodeports`), what pods ask for (`requests.cpu`,
            `limits.memory`), or any resource with a domain (`count/deployments.apps`, `requests.example.com/gpu`). An
            amount is never below zero, and one of objects is a whole number. The API server refuses others.
            """,
        bad: """
            apiVersion: v1
            kind: ResourceQuota
            metadata:
              name: compute
              namespace: acme-corp
            spec:
              hard:
                request.cpu: "8"

            """,
        good: """
            apiVersion: v1
            kind: ResourceQuota
            metadata:
              name: compute
              namespace: acme-corp
            spec:
              hard:
                requests.cpu: "8"

            """
    )

    static let quotaScope = api(
        "quota-scope",
        "the scopes of a ResourceQuota exist, suit its resources and don't exclude each other",
        explanation: """
            The scopes are `Terminating`, `NotTerminating`, `BestEffort`, `NotBestEffort`, `PriorityClass` and
            `CrossNamespacePodAffinity`. They are of pods, so only `pods`, CPU and memory can be limited with them, and
            with `BestEffort` only `pods`. A selector's operator takes values (`In`, `NotIn`) or none (`Exists`,
            `DoesNotExist`). The API server refuses other quotas.
            """,
        bad: """
            apiVersion: v1
            kind: ResourceQuota
            metadata:
              name: best-effort
              namespace: acme-corp
            spec:
              hard:
                requests.cpu: "8"
              scopes:
                - BestEffort

            """,
        good: """
            apiVersion: v1
            kind: ResourceQuota
            metadata:
              name: best-effort
              namespace: acme-corp
            spec:
              hard:
                pods: "8"
              scopes:
                - BestEffort

            """
    )

    static let limitRange = api(
        "limit-range",
        "the limits of a LimitRange are of one type each and in order",
        explanation: """
            A type (`Container`, `Pod`, `PersistentVolumeClaim`) is there once. Of each resource, the minimum is at
            most the default request, that at most the default limit, and that at most the maximum; pods have no
            defaults, and claims need a minimum or maximum of `storage`. What is missing for containers is filled
            before it is compared. The API server refuses a LimitRange otherwise.
            """,
        bad: """
            apiVersion: v1
            kind: LimitRange
            metadata:
              name: containers
              namespace: acme-corp
            spec:
              limits:
                - type: Container
                  default:
                    memory: 2Gi
                  max:
                    memory: 1Gi

            """,
        good: """
            apiVersion: v1
            kind: LimitRange
            metadata:
              name: containers
              namespace: acme-corp
            spec:
              limits:
                - type: Container
                  default:
                    memory: 1Gi
                  max:
                    memory: 2Gi

            """
    )
}
