import Diagnostics

extension Rule {
    /// A quota that allows for load balancers allows for their ports of nodes.
    static let nodePortQuota = Rule(
        id: "node-port-quota",
        category: .capacity,
        severity: .warning,
        summary: "a quota that allows for load balancers allows for their ports of nodes",
        explanation: """
            A Service of type LoadBalancer takes a port of the nodes for each of its own, and a quota of `services.nodeports` \
            counts them, so that one of 0 keeps every load balancer away that the quota allows for. A Service with \
            `allocateLoadBalancerNodePorts: false` takes none; where all are meant to, say so to the tenants and suppress this.
            """,
        bad: .manifest(example(nodePorts: 0)),
        good: .manifest(example(nodePorts: 2)),
        check: .capacity { namespace, pending in
            for quota in namespace.quotas {
                let hard = quota.facts.hard
                guard let balancers = hard["services.loadbalancers"], balancers > 0,
                    let ports = hard["services.nodeports"], ports < balancers,
                    // Those that there are take none.
                    !namespace.services.contains(where: { $0.facts.isLoadBalancer && $0.facts.nodePorts == 0 })
                else { continue }
                pending.report(.nodePortQuota(balancers, ports, quota.object))
            }
        }
    )

    private static func example(nodePorts: Int) -> String {
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: services, namespace: web}
        spec:
          hard:
            services.loadbalancers: "1"
            services.nodeports: "\(nodePorts)"

        """
    }
}

extension PendingFindings.Finding {
    fileprivate static func nodePortQuota(_ balancers: Int64, _ ports: Int64, _ quota: ObjectFacts) -> Self {
        let number = AmountText.of(balancers, "")
        return Self(
            rule: .nodePortQuota,
            message:
                "this quota allows for \(number) \(number == "1" ? "load balancer, which takes" : "load balancers, which take") "
                + "a port of the nodes for each port of its Service, and for \(AmountText.of(ports, "")) ports of nodes",
            object: quota,
            field: ["spec", "hard", "services.nodeports"],
            isAtKey: true
        )
    }
}
