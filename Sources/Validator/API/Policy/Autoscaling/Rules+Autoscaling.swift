import Diagnostics

extension Rule {
    static let autoscalerReplicas = api(
        "autoscaler-replicas",
        "an autoscaler's highest number of pods isn't below the lowest, nor zero",
        explanation: """
            `maxReplicas` is 1 at least, and not below `minReplicas`, which is 1 when it's left out. Down to zero it
            goes from Kubernetes 1.37 on, when one of the metrics is of the type `Object` or `External`: without pods,
            nothing else can be measured.
            """,
        bad: autoscaler(minReplicas: 3, maxReplicas: 2),
        good: autoscaler(minReplicas: 2, maxReplicas: 3)
    )

    static let autoscalerTarget = api(
        "autoscaler-target",
        "an autoscaler says in full what it scales",
        explanation: """
            `scaleTargetRef` has a kind and a name. From Kubernetes 1.35 its `apiVersion` has to have a group, as in
            `apps/v1`, unless it's a ReplicationController: without the group, the autoscaler finds nothing to scale.
            """,
        bad: autoscaler(apiVersion: "v1"),
        good: autoscaler()
    )

    static let autoscalerMetric = api(
        "autoscaler-metric",
        "each metric of an autoscaler has one source and one target",
        explanation: """
            A metric has a type, what belongs to that type (`resource` for `Resource`), and nothing of another type. Its
            target is above zero: a utilization or an average for resources, an average for pods, a value or an average
            for objects and external metrics. Resources and external metrics have one of them only.
            """,
        bad: autoscaler(target: "averageUtilization: 0"),
        good: autoscaler(target: "averageUtilization: 80")
    )

    static let autoscalerBehavior = api(
        "autoscaler-behavior",
        "an autoscaler's behaviour stays within the bounds of time",
        explanation: """
            The window that evens things out is an hour (3600 seconds) at most, the period of a policy half an hour
            (1800). Policies have a type, `Pods` or `Percent`, and a value above zero; `selectPolicy` is `Max`, `Min` or
            `Disabled`. A list of policies that is there has one at least, and a tolerance isn't negative.
            """,
        bad: autoscaler(behavior: 7200),
        good: autoscaler(behavior: 300)
    )

    private static func autoscaler(
        apiVersion: String = "apps/v1",
        minReplicas: Int = 1,
        maxReplicas: Int = 4,
        target: String = "averageUtilization: 80",
        behavior window: Int? = nil
    ) -> String {
        let behavior =
            window.map {
                """
                  behavior:
                    scaleDown:
                      stabilizationWindowSeconds: \($0)

                """
            } ?? ""
        return """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata:
              name: llm-gateway
            spec:
              scaleTargetRef:
                apiVersion: \(apiVersion)
                kind: Deployment
                name: llm-gateway
              minReplicas: \(minReplicas)
              maxReplicas: \(maxReplicas)
            \(behavior)  metrics:
                - type: Resource
                  resource:
                    name: cpu
                    target:
                      type: Utilization
                      \(target)

            """
    }
}
