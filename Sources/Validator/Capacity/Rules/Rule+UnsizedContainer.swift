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
            for workload in namespace.workloads where !workload.facts.resources.isWholeSet {
                for container in workload.pod.containers {
                    let missing = namespace.missing(in: container, of: workload)
                    guard let first = missing.first else { continue }
                    pending.report(.unsizedContainer(container, missing.map(\.key), first.quota, workload, namespace))
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

extension NamespaceCapacity {
    /// The keys of quotas that a container says nothing of, with the first quota that has each.
    fileprivate func missing(
        in container: PodResources.Container,
        of workload: CapacityWorkload
    ) -> [(key: String, quota: ObjectFacts)] {
        var missing: [(key: String, quota: ObjectFacts)] = []
        for quota in quotas where quota.facts.counts(workload) {
            for entry in quota.facts.hard.entries {
                guard let key = QuotaKey(entry.name), key.demandsAmounts else { continue }
                let amount =
                    switch key {
                    case .requests(let name): container.requests[name]
                    case .limits(let name): container.limits[name]
                    default: Int64?.some(0)
                    }
                guard amount == nil, !missing.contains(where: { $0.key == entry.name }) else { continue }
                missing.append((entry.name, quota.object))
            }
        }
        return missing
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
