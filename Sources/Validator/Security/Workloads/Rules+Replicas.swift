import Diagnostics
import YAML

extension Rule {
    /// Two pods are more than one.
    static let singleReplica: Rule = Rule(
        id: "single-replica",
        category: .security,
        severity: .info,
        summary: "a Deployment has more than one replica",
        explanation: """
            With one replica, a node that is drained or a pod that is evicted is an outage. Where replicas isn't \
            set, an autoscaler may set it, so nothing is said.
            """,
        bad: .secureDeployment(spec: "replicas: 1"),
        good: .secureDeployment(spec: "replicas: 2"),
        check: .manifest(kinds: [.deployment]) { object, findings in
            guard let replicas = object.root.field("spec")?.field("replicas"), replicas.integer == 1 else { return }
            findings.report(
                Diagnostic(
                    .singleReplica,
                    "there is one replica; with two, one may go away",
                    at: object.place(of: replicas)
                )
            )
        }
    )

    /// An autoscaler keeps two pods.
    static let autoscalerMinimum: Rule = Rule(
        id: "autoscaler-minimum",
        category: .security,
        severity: .info,
        summary: "an autoscaler keeps more than one replica",
        explanation: """
            An autoscaler without minReplicas, or with 1, takes all pods but one away when there is little to do, \
            and then a node that is drained is an outage.
            """,
        bad: .autoscaler("maxReplicas: 4"),
        good: .autoscaler("minReplicas: 2, maxReplicas: 4"),
        check: .manifest(kinds: [.horizontalPodAutoscaler]) { object, findings in
            guard let spec = object.root.field("spec") else { return }
            let minimum = spec.field("minReplicas")
            guard minimum == nil || minimum?.integer == 1 else { return }
            findings.report(
                Diagnostic(
                    .autoscalerMinimum,
                    "the autoscaler may leave one replica; set minReplicas to 2 or more",
                    at: object.place(of: minimum ?? spec)
                )
            )
        }
    )

    /// Replicas are on several nodes.
    static let podSpread: Rule = Rule(
        id: "pod-spread",
        category: .security,
        severity: .info,
        summary: "the replicas of a workload are spread over nodes",
        explanation: """
            Without topologySpreadConstraints or a podAntiAffinity the scheduler may put all replicas on one node, \
            and they go away together.
            """,
        bad: .secureDeployment(spec: "replicas: 2", pod: ""),
        good: .secureDeployment(spec: "replicas: 2"),
        check: .manifest(kinds: [.deployment, .replicaSet, .replicationController, .statefulSet]) { object, findings in
            guard let pods = object.pods, let spec = object.root.field("spec") else { return }
            // One that isn't set may be an autoscaler's; the others need no spreading.
            if let replicas = spec.field("replicas")?.integer, replicas < 2 { return }
            if object.kind != .deployment, spec.field("replicas") == nil { return }
            let hasConstraint = pods.spec.elements("topologySpreadConstraints")?.first { _ in true } != nil
            guard !hasConstraint, pods.spec.field("affinity")?.field("podAntiAffinity") == nil else { return }
            findings.report(
                Diagnostic(
                    .podSpread,
                    "nothing keeps the replicas on different nodes; add topologySpreadConstraints",
                    at: object.place(of: spec.field("replicas") ?? pods.spec)
                )
            )
        }
    )

    /// New pods run before old ones go.
    static let recreateStrategy: Rule = Rule(
        id: "recreate-strategy",
        category: .security,
        severity: .info,
        summary: "a Deployment replaces its pods one after the other",
        explanation: """
            With the strategy Recreate all pods are stopped before the first new one starts, and one that doesn't \
            start leaves none. It is right for what may run only once, as with a volume of one node.
            """,
        bad: .secureDeployment(spec: "replicas: 2\nstrategy: {type: Recreate}"),
        good: .secureDeployment(spec: "replicas: 2\nstrategy: {type: RollingUpdate}"),
        check: .manifest(kinds: [.deployment]) { object, findings in
            guard let type = object.root.field("spec")?.field("strategy")?.field("type"), type.hasText("Recreate")
            else { return }
            findings.report(
                Diagnostic(
                    .recreateStrategy,
                    "all pods are stopped before new ones start; use RollingUpdate unless only one may run",
                    at: object.place(of: type)
                )
            )
        }
    )
}

extension Rule.Example {
    fileprivate static func autoscaler(_ spec: String) -> Self {
        .manifest(
            """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: acme-corp}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              \(spec.replacing(", ", with: "\n  "))
              metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]

            """
        )
    }
}
