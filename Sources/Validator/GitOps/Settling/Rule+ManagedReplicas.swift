import Diagnostics
import YAML

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
        check: .object(kinds: [.horizontalPodAutoscaler]) { object, index, findings in
            guard let target = object.root.at("spec", "scaleTargetRef"), let name = target["name"]?.string,
                let kind = target["kind"]?.string
            else { return }
            let group = ObjectIdentity.group(of: target["apiVersion"]?.string ?? "")
            for workload in index.objects(ObjectKind(kind, group), name, in: object.namespace) {
                guard index.gitOps.mark(workload.site)?.flags.contains(.fixedReplicas) == true else { continue }
                findings.report(
                    [
                        FieldFinding(
                            .managedReplicas,
                            "\(object.title) scales this; leave 'replicas' out",
                            at: workload.site,
                            ["spec", "replicas"]
                        )
                    ],
                    index
                )
            }
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
