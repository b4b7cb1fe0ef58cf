import Diagnostics

extension Rule {
    /// What a LimitRange gives or allows one container fits the quota of the namespace.
    static let limitRangeExceedsQuota = Rule(
        id: "limit-range-exceeds-quota",
        category: .capacity,
        severity: .error,
        summary: "what a LimitRange gives or allows one container fits the quota",
        explanation: """
            A default that is more than the quota makes every container that says nothing of its own one that the quota refuses. \
            A `max` that is more than the quota says nothing: the quota is the limit.
            """,
        bad: .manifest(
            TenantExample.namespace + TenantExample.quota()
                + TenantExample.limitRange(limit: "{cpu: 500m, memory: 8Gi}")
        ),
        good: .manifest(TenantExample.namespace + TenantExample.quota() + TenantExample.limitRange()),
        check: .capacity { namespace, pending in
            guard !namespace.limitRanges.isEmpty else { return }
            for quota in namespace.quotas where quota.facts.scopes.isEmpty && !pending.isFull(quota.object) {
                for entry in quota.facts.hard.entries {
                    for range in namespace.limitRanges { check(entry, quota.object, range, namespace, &pending) }
                }
            }
        }
    )

    private static func check(
        _ entry: ResourceAmounts.Entry,
        _ quota: ObjectFacts,
        _ range: NamespaceCapacity.Located<LimitRangeFacts>,
        _ namespace: NamespaceCapacity,
        _ pending: inout PendingFindings
    ) {
        let resource: String
        let isLimit: Bool
        switch QuotaKey(entry.name) {
        case .requests(let name): (resource, isLimit) = (name, false)
        case .limits(let name): (resource, isLimit) = (name, true)
        default: return
        }
        // A quota of nothing is one for a namespace that runs nothing.
        guard entry.thousandths > 0 else { return }
        for (index, item) in range.facts.items.enumerated() where item.type == "Container" || item.type == "Pod" {
            let amounts: [(field: String, ResourceAmounts, Diagnostic.Severity)] = [
                ("min", item.minimum, .error),
                (isLimit ? "default" : "defaultRequest", isLimit ? item.limit : item.request, .error),
                ("max", item.maximum, .warning),
            ]
            for (field, amounts, severity) in amounts {
                guard let amount = amounts[resource], amount > entry.thousandths else { continue }
                // Where nothing is written, the default is the maximum, of which there is something to say itself.
                if severity == .error, field != "min", item.maximum[resource] == amount { continue }
                // The most that a container may use can't be more than the quota's limits; of requests it says little.
                if field == "max", !isLimit { continue }
                pending.report(
                    PendingFindings.Finding(
                        rule: .limitRangeExceedsQuota,
                        message:
                            "'\(field)' is \(AmountText.of(amount, resource)) of '\(resource)' for one \(item.type.lowercased()), "
                            + "and the quota allows for \(AmountText.of(entry.thousandths, resource)) in the whole namespace",
                        object: range.object,
                        field: ["spec", "limits", .index(index), .name(field), .name(resource)],
                        severity: severity,
                        notes: [
                            Diagnostic.Note(
                                "'\(entry.name)' of the quota '\(quota.name)'",
                                at: namespace.location(of: quota)
                            )
                        ]
                    )
                )
            }
        }
    }
}
