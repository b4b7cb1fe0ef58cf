import Diagnostics
import YAML

extension Rule {
    /// A budget lets some pod go.
    static let blockingDisruptionBudget: Rule = Rule(
        id: "blocking-disruption-budget",
        category: .security,
        severity: .warning,
        summary: "a PodDisruptionBudget lets at least one pod go",
        explanation: """
            With maxUnavailable 0 or minAvailable 100% no pod may be evicted: a node with one of them can't be \
            drained, and upgrades of the cluster stop there.
            """,
        bad: .budget("maxUnavailable: 0\n  unhealthyPodEvictionPolicy: AlwaysAllow"),
        good: .budget("maxUnavailable: 1\n  unhealthyPodEvictionPolicy: AlwaysAllow"),
        check: .manifest(kinds: [.podDisruptionBudget]) { object, findings in
            guard let spec = object.root.field("spec") else { return }
            let most = spec.field("maxUnavailable").flatMap { $0.integer == 0 || $0.hasText("0%") ? $0 : nil }
            let least = spec.field("minAvailable").flatMap { $0.hasText("100%") ? $0 : nil }
            guard let field = most ?? least else { return }
            findings.report(
                Diagnostic(
                    .blockingDisruptionBudget,
                    "no pod may be evicted, so that no node with one of them can be drained",
                    at: object.place(of: field)
                )
            )
        }
    )

    /// Replicas have a budget.
    static let missingDisruptionBudget: Rule = Rule(
        id: "missing-disruption-budget",
        category: .security,
        severity: .info,
        summary: "a workload with several replicas has a PodDisruptionBudget",
        explanation: """
            Without a budget, whoever drains several nodes at once, as an upgrade of the cluster does, may stop all \
            replicas at once. Nothing is said of workloads that say they have one replica or none.
            """,
        bad: .secureDeployment(spec: "replicas: 2", isBudgeted: false),
        good: .secureDeployment(spec: "replicas: 2"),
        check: .tree { index, findings in
            for namespace in index.usedNamespaces {
                let budgets = index.objects(.podDisruptionBudget, in: namespace).compactMap { object in
                    if case .budget(let selector) = object.content { selector } else { nil }
                }
                for kind in [ObjectKind.deployment, .statefulSet] {
                    for object in index.objects(kind, in: namespace) {
                        guard case .pods(let pods) = object.content, (pods.replicas ?? 2) > 1,
                            !budgets.contains(where: { $0.matches(pods.labels) })
                        else { continue }
                        findings.report(.missingDisruptionBudget(object, index))
                    }
                }
            }
        }
    )

    /// Pods that are broken anyway may go.
    static let unhealthyPodEviction: Rule = Rule(
        id: "unhealthy-pod-eviction",
        category: .security,
        severity: .info,
        summary: "a PodDisruptionBudget says that pods which aren't ready may be evicted",
        explanation: """
            By default (IfHealthyBudget) a pod that isn't ready may be evicted only while enough others are. An \
            application that is broken as a whole then keeps its nodes from being drained.
            """,
        bad: .budget("maxUnavailable: 1"),
        good: .budget("maxUnavailable: 1\n  unhealthyPodEvictionPolicy: AlwaysAllow"),
        check: .manifest(kinds: [.podDisruptionBudget]) { object, findings in
            guard let spec = object.root.field("spec"), spec.field("unhealthyPodEvictionPolicy") == nil else { return }
            findings.report(
                Diagnostic(
                    .unhealthyPodEviction,
                    "pods that aren't ready may hold up a drain; set unhealthyPodEvictionPolicy: AlwaysAllow",
                    at: object.place(of: spec)
                )
            )
        }
    )
}

extension Diagnostic {
    fileprivate static func missingDisruptionBudget(_ object: ObjectFacts, _ index: ManifestIndex) -> Diagnostic {
        Diagnostic(
            .missingDisruptionBudget,
            "no PodDisruptionBudget selects these pods, so that all of them may be evicted at once",
            at: Place(index.location(of: object), object: object.identity.title, pointer: "/metadata/name")
        )
    }
}

extension Rule.Example {
    fileprivate static func budget(_ spec: String) -> Self {
        .manifest(
            """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web, namespace: acme-corp}
            spec:
              selector: {matchLabels: {app: web}}
              \(spec)

            """
        )
    }
}
