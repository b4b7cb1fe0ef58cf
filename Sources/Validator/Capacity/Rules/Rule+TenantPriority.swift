import Diagnostics

extension Rule {
    /// The pods of tenants drive out nobody.
    static let tenantPriority = Rule(
        id: "tenant-priority",
        category: .capacity,
        severity: .error,
        summary: "the pods of tenants drive out nobody, and come after the platform's",
        explanation: """
            A pod of a higher priority that finds no room drives out pods of a lower one, whoever runs them, unless its \
            PriorityClass has `preemptionPolicy: Never`; and a node that runs short evicts those of lower priority first. Tenants \
            that share a class, or have one as high as the platform's, take its room. `system-cluster-critical` and \
            `system-node-critical` are the cluster's own. Give tenants a class of a low value with `preemptionPolicy: Never`.
            """,
        bad: .manifest(example("PreemptLowerPriority")),
        good: .manifest(example("Never")),
        check: .tree { index, findings in
            guard !index.tenancy.tenants.isEmpty else { return }
            let priorities = Priorities(index)
            var pending = PendingFindings()
            for tenant in index.tenancy.tenants {
                for namespace in index.tenancy.namespaces(of: tenant) {
                    for object in index.podMakers(in: namespace) { priorities.check(object, index, &pending) }
                }
            }
            pending.settle(index, &findings)
        }
    )

    private static func example(_ policy: String) -> String {
        """
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: {name: tenant}
        value: 1000
        preemptionPolicy: \(policy)
        ---

        """ + TenantExample.namespace + TenantExample.quota() + TenantExample.limitRange()
            + TenantExample.pod("priorityClassName: tenant")
    }
}

/// The classes of a tree, and those that the platform's own pods have.
private struct Priorities {
    private var classes: [String: (object: ObjectFacts, facts: PriorityClassFacts)] = [:]
    private var defaultClass: String?
    /// The class of the platform's pods with the lowest value, but for those that name none.
    private var lowestOfPlatform: (name: String, value: Int)?
    private var classesOfPlatform: Set<String> = []

    init(_ index: ManifestIndex) {
        for object in index.objects(.priorityClass, in: "") {
            guard case .capacity(.priorityClass(let facts)) = object.content else { continue }
            classes[object.name] = (object, facts)
        }
        defaultClass = index.defaultPriorityClass
        for namespace in index.usedNamespaces where index.tenancy.isPlatform(namespace) {
            for object in index.podMakers(in: namespace) {
                guard case .pods(let pods) = object.content, let name = pods.workload?.facts.priorityClass,
                    !name.isEmpty
                else { continue }
                classesOfPlatform.insert(name)
                guard let value = classes[name]?.facts.value, value < lowestOfPlatform?.value ?? .max else { continue }
                lowestOfPlatform = (name, value)
            }
        }
    }

    func check(_ object: ObjectFacts, _ index: ManifestIndex, _ pending: inout PendingFindings) {
        guard case .pods(let pods) = object.content, let facts = pods.workload?.facts else { return }
        let written = facts.priorityClass
        let name = written.isEmpty ? defaultClass ?? "" : written
        guard let problem = problem(of: name) else { return }
        let addition = written.isEmpty ? ", which pods have that name none," : ""
        pending.report(
            PendingFindings.Finding(
                rule: .tenantPriority,
                message: "the class '\(name)'\(addition) \(problem)",
                object: object,
                field: FieldPath.podSpec(of: object.kind).appending("priorityClassName"),
                notes: classes[name].map { [Diagnostic.Note("the class", at: index.location(of: $0.object))] } ?? []
            )
        )
    }

    private func problem(of name: String) -> String? {
        if name == "system-cluster-critical" || name == "system-node-critical" {
            return "is for what the cluster can't do without, and drives out everything else"
        }
        guard let facts = classes[name]?.facts else { return nil }
        if facts.preempts {
            return "lets a tenant's pods drive out others; it needs 'preemptionPolicy: Never'"
        }
        if classesOfPlatform.contains(name) { return "is that of the platform's own pods; tenants need one below it" }
        if let lowest = lowestOfPlatform, facts.value >= lowest.value {
            return
                "has the value \(facts.value), which is not below the \(lowest.value) of the platform's '\(lowest.name)'"
        }
        return nil
    }
}
