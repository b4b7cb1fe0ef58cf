import Diagnostics

extension Rule {
    /// A tenant's namespace has a quota.
    static let missingQuota = Rule(
        id: "missing-quota",
        category: .capacity,
        severity: .error,
        summary: "a tenant's namespace has a quota",
        explanation: """
            Without a ResourceQuota one tenant can take every node: by mistake, by a leak, or by an autoscaler that follows a \
            load without end. The pods of all others then wait for room. Give each namespace of a tenant a quota of CPU, memory, \
            storage and objects.
            """,
        bad: .manifest(TenantExample.namespace),
        good: .manifest(TenantExample.namespace + TenantExample.quota() + TenantExample.limitRange()),
        check: .capacity { namespace, pending in
            guard let tenant = namespace.tenant, namespace.quotas.isEmpty, let object = namespace.anyObject else {
                return
            }
            pending.report(.missingQuota(tenant, namespace, object))
        }
    )
}

extension PendingFindings.Finding {
    fileprivate static func missingQuota(
        _ tenant: String,
        _ namespace: NamespaceCapacity,
        _ object: ObjectFacts
    ) -> Self {
        Self(
            rule: .missingQuota,
            message: "namespace '\(namespace.name)' of the tenant '\(tenant)' has no ResourceQuota, "
                + "so it can take all that the cluster has",
            object: object,
            field: ["metadata", "name"]
        )
    }
}
