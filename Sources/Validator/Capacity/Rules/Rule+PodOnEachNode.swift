import Diagnostics

extension Rule {
    /// A tenant runs nothing whose pods are as many as the nodes.
    static let podOnEachNode = Rule(
        id: "pod-on-each-node",
        category: .capacity,
        severity: .warning,
        summary: "a tenant runs nothing that has a pod on each node",
        explanation: """
            The pods of a DaemonSet are as many as the cluster's nodes, so that no quota can be shown to hold them: with each node \
            that the platform adds, for whomever, the tenant needs more. It also takes its share of every node that others run on. \
            Use a Deployment, spread over the nodes where that matters.
            """,
        bad: .manifest(
            TenantExample.namespace + TenantExample.quota() + TenantExample.limitRange() + example("DaemonSet")
        ),
        good: .manifest(
            TenantExample.namespace + TenantExample.quota() + TenantExample.limitRange() + example("Deployment")
        ),
        check: .capacity { namespace, pending in
            guard let tenant = namespace.tenant else { return }
            for workload in namespace.workloads where workload.facts.count == .perNode {
                pending.report(.podOnEachNode(tenant, workload.object))
            }
        }
    )

    private static func example(_ kind: String) -> String {
        """
        apiVersion: apps/v1
        kind: \(kind)
        metadata: {name: web, namespace: acme-corp}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - {name: web, image: registry.example/web:1.0.0}

        """
    }
}

extension PendingFindings.Finding {
    fileprivate static func podOnEachNode(_ tenant: String, _ object: ObjectFacts) -> Self {
        Self(
            rule: .podOnEachNode,
            message: "the tenant '\(tenant)' has a pod on each node, so it needs more with every node that is added",
            object: object,
            field: ["metadata", "name"]
        )
    }
}
