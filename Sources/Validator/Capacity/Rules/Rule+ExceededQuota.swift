import Diagnostics

extension Rule {
    /// What a namespace needs at its most fits its quota.
    static let exceededQuota = Rule(
        id: "exceeded-quota",
        category: .capacity,
        severity: .error,
        summary: "what a namespace needs at its most fits its quota",
        explanation: """
            The API server refuses the pod that goes beyond a quota: a Deployment then stays short of replicas, an autoscaler \
            stops in the middle of the load that it is there for, and an update that has to start a new pod before it ends an \
            old one never gets done. Counted are the pods of every workload at the most that its autoscaler makes, those that an \
            update adds (`maxSurge`), what the largest of init containers, sidecars and containers ask for together, and every \
            object of the namespace. Raise the quota, or lower what the workloads ask for.
            """,
        bad: .manifest(example(cpu: "\"1\"")),
        good: .manifest(example(cpu: "1500m")),
        check: .capacity { namespace, pending in
            guard !namespace.quotas.isEmpty else { return }
            let all = PodTotals(namespace.workloads)
            for quota in namespace.quotas.filter({ $0.facts.scopes.isEmpty }) + namespace.scopedQuotas {
                let pods = quota.facts.scopes.isEmpty ? all : PodTotals(namespace.counted(quota.facts))
                for entry in quota.facts.hard.entries {
                    guard let key = QuotaKey(entry.name) else { continue }
                    let total = namespace.total(of: key, quota.facts, pods: pods)
                    guard total > entry.thousandths, !pending.isFull(quota.object) else { continue }
                    pending.report(.exceededQuota(entry, key, total, quota, namespace))
                }
            }
        }
    )

    private static func example(cpu: String) -> String {
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: compute, namespace: web}
        spec:
          hard:
            requests.cpu: \(cpu)
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: web}
        spec:
          replicas: 2
          strategy: {rollingUpdate: {maxSurge: 1}}
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  resources: {requests: {cpu: 500m}}

        """
    }
}

extension PendingFindings.Finding {
    /// The most uses that are told one by one.
    private static let noteLimit = 10

    fileprivate static func exceededQuota(
        _ entry: ResourceAmounts.Entry,
        _ key: QuotaKey,
        _ total: Int64,
        _ quota: NamespaceCapacity.Located<QuotaFacts>,
        _ namespace: NamespaceCapacity
    ) -> Self {
        let amount = AmountText.of(total, entry.name)
        let allowed = AmountText.of(entry.thousandths, entry.name)
        let (largest, count) = namespace.uses(of: key, named: entry.name, quota.facts, most: noteLimit)
        var notes = largest.map { use in
            Diagnostic.Note(
                "\(use.object.kind.kind) '\(use.object.name)': \(use.text)",
                at: namespace.location(of: use)
            )
        }
        if count > largest.count { notes.append(Diagnostic.Note("and \(count - largest.count) more")) }
        return Self(
            rule: .exceededQuota,
            message: key.isOfPods
                ? "namespace '\(namespace.name)' needs \(amount) of '\(entry.name)' at its most, and this quota allows for \(allowed)"
                : "namespace '\(namespace.name)' has \(amount) of '\(entry.name)', and this quota allows for \(allowed)",
            object: quota.object,
            field: ["spec", "hard", .name(entry.name)],
            isAtKey: true,
            notes: notes
        )
    }
}
