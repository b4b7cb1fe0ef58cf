import Diagnostics

extension Rule {
    /// A container says how much it takes where a quota counts that.
    static let unsizedContainer = Rule(
        id: "unsized-container",
        category: .capacity,
        severity: .error,
        summary: "a container says how much it takes where a quota counts that",
        explanation: """
            A quota of CPU or memory makes the API server refuse every pod with a container, or an init container, that does not \
            say how much of it it takes: the workload exists and has no pods. Write the request or the limit that the quota \
            counts, or give the namespace a LimitRange with defaults. A pod with `resources` of its own is exempt.
            """,
        bad: .manifest(example("{requests: {cpu: 100m}}")),
        good: .manifest(example("{requests: {cpu: 100m}, limits: {memory: 128Mi}}")),
        check: .capacity { namespace, pending in
            let common = DemandedKey.all(of: namespace.quotas.filter(\.facts.scopes.isEmpty))
            let scoped = namespace.scopedQuotas
            guard !common.isEmpty || !scoped.isEmpty else { return }
            for workload in namespace.workloads where !workload.facts.resources.isWholeSet {
                let own = DemandedKey.all(of: scoped.filter { $0.facts.counts(workload) })
                let keys = common + own.filter { key in !common.contains { $0.name == key.name } }
                for container in workload.pod.containers {
                    let missing = keys.filter { $0.isMissing(in: container) }
                    guard let first = missing.first else { continue }
                    pending.report(.unsizedContainer(container, missing.map(\.name), first.quota, workload, namespace))
                }
            }
        }
    )

    private static func example(_ resources: String) -> String {
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: compute, namespace: web}
        spec:
          hard:
            requests.cpu: "1"
            limits.memory: 1Gi
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: web}
        spec:
          containers:
            - name: web
              image: registry.example/web:1.0.0
              resources: \(resources)

        """
    }
}

/// A key of a quota that makes containers say something, and the first quota that has it.
private struct DemandedKey {
    var name: String
    var key: QuotaKey
    var quota: ObjectFacts

    /// The keys of quotas, each once.
    static func all(of quotas: some Sequence<NamespaceCapacity.Located<QuotaFacts>>) -> [DemandedKey] {
        var keys: [DemandedKey] = []
        for quota in quotas {
            for entry in quota.facts.hard.entries {
                guard let key = QuotaKey(entry.name), key.demandsAmounts,
                    !keys.contains(where: { $0.name == entry.name })
                else { continue }
                keys.append(DemandedKey(name: entry.name, key: key, quota: quota.object))
            }
        }
        return keys
    }

    func isMissing(in container: PodResources.Container) -> Bool {
        switch key {
        case .requests(let name): container.requests[name] == nil
        case .limits(let name): container.limits[name] == nil
        default: false
        }
    }
}

extension PendingFindings.Finding {
    fileprivate static func unsizedContainer(
        _ container: PodResources.Container,
        _ keys: [String],
        _ quota: ObjectFacts,
        _ workload: CapacityWorkload,
        _ namespace: NamespaceCapacity
    ) -> Self {
        let names = keys.map { "'\($0)'" }.joined(separator: ", ")
        return Self(
            rule: .unsizedContainer,
            message: "container '\(container.name)' says nothing of \(names), which the quota '\(quota.name)' counts; "
                + "the API server refuses its pods",
            object: workload.object,
            field: workload.path(to: container).appending("resources"),
            notes: [Diagnostic.Note("the quota", at: namespace.location(of: quota))]
        )
    }
}
