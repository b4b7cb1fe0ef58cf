import Diagnostics

extension Rule {
    /// What an autoscaler sets isn't in Git.
    static let managedReplicas: Rule = .init(
        id: "managed-replicas",
        category: .gitops,
        severity: .error,
        summary: "a workload that an autoscaler scales doesn't say how many replicas it has",
        explanation: """
            Every sync sets the replicas back to what is in Git, and the autoscaler sets them again: under load, each commit
            takes pods away. Leave `replicas` out where a HorizontalPodAutoscaler names the workload; the autoscaler's
            `minReplicas` is what it starts from.
            """,
        bad: .manifest(workload("replicas: 2")),
        good: .manifest(workload("minReadySeconds: 5")),
        check: .tree { index, findings in
            var found: [FieldFinding] = []
            for scaler in index.gitOps.scalers {
                let views = index.kustomizations.views(of: scaler.site.file)
                let namespace = views.first?.namespace ?? scaler.namespace
                for workload in index.objects(scaler.target, scaler.targetName, in: namespace) {
                    guard index.gitOps.mark(workload.site)?.flags.contains(.fixedReplicas) == true else { continue }
                    found.append(
                        FieldFinding(
                            .managedReplicas,
                            "HorizontalPodAutoscaler \(scaler.name) scales this; leave 'replicas' out",
                            at: workload.site,
                            ["spec", "replicas"],
                            notes: [
                                .init(
                                    message: "it scales this here",
                                    site: scaler.site,
                                    way: ["spec", "scaleTargetRef"]
                                )
                            ]
                        )
                    )
                }
            }
            findings.report(found, index)
        }
    )

    private static func workload(_ spec: String) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: web}
        spec:
          \(spec)
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "example.com/web:1"}]}
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web, namespace: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          maxReplicas: 4

        """
    }
}
