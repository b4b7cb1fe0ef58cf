import Diagnostics

extension Rule {
    /// What an autoscaler measures the use of is asked for.
    static let scalerWithoutRequests = Rule(
        id: "scaler-without-requests",
        category: .capacity,
        severity: .error,
        summary: "what an autoscaler measures the use of is asked for",
        explanation: """
            An autoscaler with a target of `averageUtilization` divides what pods use by what they request. Where one container \
            requests nothing, it can't, and never scales. Write the request, or give the namespace a LimitRange with a default.
            """,
        bad: .manifest(example("{limits: {memory: 128Mi}}")),
        good: .manifest(example("{requests: {cpu: 100m}}")),
        check: .capacity { namespace, pending in
            for workload in namespace.workloads {
                guard let scaler = workload.scaler, case .capacity(.scaler(let facts)) = scaler.content else {
                    continue
                }
                for container in workload.pod.containers where container.role != .initial {
                    for resource in facts.sharedResources
                    where resource.container == nil || resource.container == container.name {
                        guard container.requests[resource.name] == nil, !workload.facts.resources.isWholeSet else {
                            continue
                        }
                        pending.report(.scalerWithoutRequests(resource.name, container, workload, scaler, namespace))
                    }
                }
            }
        }
    )

    private static func example(_ resources: String) -> String {
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web, namespace: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          maxReplicas: 3
          metrics:
            - type: Resource
              resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  resources: \(resources)

        """
    }
}

extension PendingFindings.Finding {
    fileprivate static func scalerWithoutRequests(
        _ resource: String,
        _ container: PodResources.Container,
        _ workload: CapacityWorkload,
        _ scaler: ObjectFacts,
        _ namespace: NamespaceCapacity
    ) -> Self {
        Self(
            rule: .scalerWithoutRequests,
            message: "container '\(container.name)' requests no '\(resource)', a share of which the autoscaler "
                + "'\(scaler.name)' measures; it will never scale",
            object: workload.object,
            field: workload.path(to: container) + ["resources", "requests"],
            notes: [Diagnostic.Note("the autoscaler", at: namespace.location(of: scaler))]
        )
    }
}
