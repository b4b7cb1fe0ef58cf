import Diagnostics

extension Rule {
    /// Every query of a tenant's dashboard asks for that tenant's series.
    static let tenantMatcher = Rule(
        id: "tenant-matcher",
        category: .observability,
        severity: .error,
        summary: "every selector in a tenant's dashboard has that tenant's matcher",
        explanation: """
            A selector without `tenant="..."` or `namespace="..."` shows one tenant's operators what another one does. A pattern is no \
            boundary either: `acme.*` matches the tenant that comes tomorrow. A dashboard is a tenant's when its file, or its \
            key in a ConfigMap, is named as the tenant's namespace, when it has that name as a tag, or a constant `tenant` or \
            `namespace` with it; a namespace is a tenant's by its label `tenantry.dev/tenant` or `tenant`. A variable that \
            someone can change confines nothing; a constant does.
            """,
        bad: .tree([
            "acme-corp.json": DashboardExample.text([
                "http_requests_total[": "http_requests_total{tenant=~\\\"acme.*\\\"}["
            ]),
            "namespace.yaml": namespace,
        ]),
        good: .tree([
            "acme-corp.json": DashboardExample.text([
                "http_requests_total[": "http_requests_total{tenant=\\\"acme-corp\\\"}["
            ]),
            "namespace.yaml": namespace,
        ]),
        check: .tree { index, findings in
            let tenancy = index.tenancy
            guard !tenancy.tenants.isEmpty else { return }
            for facts in index.dashboards {
                if case .sameAs(_, let claims) = facts.detail,
                    !claims.contains(where: { tenancy.tenant(ofNamespace: $0) != nil })
                {
                    continue
                }
                let claims = facts.exact(index).claims.filter { tenancy.tenant(ofNamespace: $0.tenant) != nil }
                // Of several tenants it is the one whose matchers it has.
                guard let claim = claims.min(by: { $0.leaks.count < $1.leaks.count }) else { continue }
                for leak in claim.leaks { findings.report(.tenantMatcher(leak, claim)) }
            }
        }
    )

    private static let namespace = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: acme-corp, labels: {tenantry.dev/tenant: acme-corp}}

        """
}

extension Diagnostic {
    fileprivate static func tenantMatcher(_ leak: DashboardFacts.Leak, _ claim: DashboardFacts.Claim) -> Diagnostic {
        Diagnostic(
            .tenantMatcher,
            "\(leak.selector == "a query" ? "a selector" : "'\(leak.selector)'") isn't confined to the tenant '\(claim.tenant)'; "
                + "add '{tenant=\"\(claim.tenant)\"}' or '{namespace=\"\(claim.tenant)\"}'",
            at: leak.place
        )
    }
}
