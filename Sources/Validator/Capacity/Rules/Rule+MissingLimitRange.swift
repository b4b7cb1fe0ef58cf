import Diagnostics

extension Rule {
    /// A tenant's namespace has a LimitRange with defaults for what its quota counts.
    static let missingLimitRange = Rule(
        id: "missing-limit-range",
        category: .capacity,
        severity: .warning,
        summary: "a tenant's namespace has defaults for what its quota counts",
        explanation: """
            Where a quota counts CPU or memory, the API server refuses pods that don't say how much they take: a shell that \
            somebody starts to look for a fault, or the pods of an operator. A LimitRange of type `Container` gives them \
            defaults. It may also say how much one container may have at most.
            """,
        bad: .manifest(TenantExample.namespace + TenantExample.quota()),
        good: .manifest(TenantExample.namespace + TenantExample.quota() + TenantExample.limitRange()),
        check: .capacity { namespace, pending in
            guard namespace.tenant != nil else { return }
            for quota in namespace.quotas where quota.facts.scopes.isEmpty {
                let missing = quota.facts.hard.entries.map(\.name).filter { name in
                    guard let key = QuotaKey(name), key.demandsAmounts else { return false }
                    switch key {
                    case .requests(let resource): return namespace.defaults.requests[resource] == nil
                    case .limits(let resource): return namespace.defaults.limits[resource] == nil
                    default: return false
                    }
                }
                guard !missing.isEmpty else { continue }
                pending.report(.missingLimitRange(missing, quota.object, namespace))
            }
        }
    )
}

extension PendingFindings.Finding {
    fileprivate static func missingLimitRange(
        _ missing: [String],
        _ quota: ObjectFacts,
        _ namespace: NamespaceCapacity
    ) -> Self {
        let names = missing.map { "'\($0)'" }.joined(separator: ", ")
        return Self(
            rule: .missingLimitRange,
            message: "no LimitRange in namespace '\(namespace.name)' has a default for \(names), "
                + "which this quota makes every container say",
            object: quota,
            field: ["metadata", "name"]
        )
    }
}
