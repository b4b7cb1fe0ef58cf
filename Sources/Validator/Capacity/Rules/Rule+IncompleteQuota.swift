import Diagnostics

extension Rule {
    /// The quotas of a tenant's namespace limit all that matters.
    static let incompleteQuota = Rule(
        id: "incomplete-quota",
        category: .capacity,
        severity: .error,
        summary: "the quotas of a tenant's namespace limit all that matters",
        explanation: """
            What no quota names has no limit. CPU, memory and pods are what nodes run short of; ephemeral storage fills the disk \
            that a node shares; storage and load balancers cost money; ports of nodes are few and open to whoever reaches a node; \
            and objects without end, ConfigMaps above all, fill etcd for the whole cluster. Set what tenants don't need to 0. \
            Pods of a quota with scopes are only those of the scopes, so that together the quotas have to leave no pod out. The \
            multi-tenancy benchmarks FNS-1 and FNS-2 ask for the same keys.
            """,
        bad: .manifest(
            TenantExample.namespace + TenantExample.quota(without: "limits.memory") + TenantExample.limitRange()
        ),
        good: .manifest(TenantExample.namespace + TenantExample.quota() + TenantExample.limitRange()),
        check: .capacity { namespace, pending in
            guard namespace.tenant != nil, let quota = namespace.quotas.first else { return }
            let missing = VitalQuotaKey.all.filter { !$0.isLimited(by: namespace.quotas.map(\.facts)) }
            guard !missing.isEmpty else { return }
            pending.report(.incompleteQuota(missing, quota.object, namespace))
        }
    )
}

/// A key that a tenant's quota should have, and why.
struct VitalQuotaKey: Sendable {
    /// The key, and others that limit the same.
    let names: [String]
    /// What happens without it.
    let reason: String
    /// Whether one tenant starves others without it.
    let isFatal: Bool

    var name: String { names[0] }

    /// Every one.
    static let all: [VitalQuotaKey] = [
        .init(
            names: ["requests.cpu", "cpu"],
            reason: "one tenant may have every core set aside for it",
            isFatal: true
        ),
        .init(
            names: ["requests.memory", "memory"],
            reason: "one tenant may have all memory set aside for it",
            isFatal: true
        ),
        .init(names: ["limits.cpu"], reason: "pods may use far more cores than they ask for", isFatal: false),
        .init(
            names: ["limits.memory"],
            reason: "pods may use far more memory than they ask for, until nodes evict others'",
            isFatal: true
        ),
        .init(names: ["pods", "count/pods"], reason: "pods that ask for nothing still fill the nodes", isFatal: true),
        .init(
            names: ["requests.ephemeral-storage", "ephemeral-storage"],
            reason: "the disks of nodes may be set aside for one tenant",
            isFatal: false
        ),
        .init(
            names: ["limits.ephemeral-storage"],
            reason: "logs and temporary files of one tenant may fill the disks of nodes",
            isFatal: false
        ),
        .init(names: ["requests.storage"], reason: "volumes may grow without end", isFatal: false),
        .init(
            names: ["persistentvolumeclaims", "count/persistentvolumeclaims"],
            reason: "nodes take few volumes",
            isFatal: false
        ),
        .init(names: ["services", "count/services"], reason: "addresses of Services are few", isFatal: false),
        .init(
            names: ["services.loadbalancers"],
            reason: "each costs money, and opens the tenant to the outside",
            isFatal: false
        ),
        .init(
            names: ["services.nodeports"],
            reason: "ports of nodes are few, and open to whoever reaches a node",
            isFatal: false
        ),
        .init(names: ["configmaps", "count/configmaps"], reason: "objects without end fill etcd", isFatal: false),
        .init(names: ["secrets", "count/secrets"], reason: "objects without end fill etcd", isFatal: false),
        .init(
            names: ["replicationcontrollers", "count/replicationcontrollers"],
            reason: "objects without end fill etcd",
            isFatal: false
        ),
        .init(
            names: ["resourcequotas", "count/resourcequotas"],
            reason: "quotas that somebody adds may block the platform's",
            isFatal: false
        ),
    ]

    /// Whether quotas limit it for every pod: one without scopes, or two whose scopes complete each other.
    func isLimited(by quotas: [QuotaFacts]) -> Bool {
        func has(_ quota: QuotaFacts) -> Bool { names.contains { quota.hard[$0] != nil } }
        if quotas.contains(where: { $0.scopes.isEmpty && has($0) }) { return true }
        func isScoped(_ name: String) -> Bool {
            quotas.contains { $0.scopes.map(\.name) == [name] && has($0) }
        }
        return isScoped("Terminating") && isScoped("NotTerminating")
            || isScoped("BestEffort") && isScoped("NotBestEffort")
            // A pod that asks for nothing takes nothing of what is only counted with those that do.
            || name != "pods" && isScoped("NotBestEffort")
                && quotas.contains { $0.scopes.map(\.name) == ["BestEffort"] }
    }
}

extension PendingFindings.Finding {
    fileprivate static func incompleteQuota(
        _ missing: [VitalQuotaKey],
        _ quota: ObjectFacts,
        _ namespace: NamespaceCapacity
    ) -> Self {
        let isFatal = missing.contains(where: \.isFatal)
        return Self(
            rule: .incompleteQuota,
            message: "nothing limits \(missing.map { "'\($0.name)'" }.joined(separator: ", ")) in namespace "
                + "'\(namespace.name)'",
            object: quota,
            field: ["spec", "hard"],
            severity: isFatal ? .error : .warning,
            notes: missing.map { Diagnostic.Note("'\($0.name)': \($0.reason)") }
        )
    }
}
