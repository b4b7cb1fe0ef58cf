import Diagnostics
import YAML

extension Rule {
    /// A tenant's monitors scrape its own namespaces.
    static let foreignMonitor: Rule = Rule(
        id: "foreign-monitor",
        category: .isolation,
        severity: .error,
        summary: "a tenant's ServiceMonitors, PodMonitors and Probes select in its own namespaces only",
        explanation: """
            `namespaceSelector: {any: true}`, or another tenant's name in `matchNames`, has Prometheus scrape what is not the \
            tenant's, and keep it as the tenant's series. Leave `namespaceSelector` out: a monitor then looks in its own \
            namespace. A Prometheus with `ignoreNamespaceSelectors: true` does so in any case.
            """,
        bad: .manifest(DataExample.tenants + DataExample.monitor("matchNames: [closed-ai]")),
        good: .manifest(DataExample.tenants + DataExample.monitor("matchNames: [acme-corp]")),
        check: .object(kinds: [.serviceMonitor, .podMonitor, .probe]) { object, index, findings in
            guard let tenant = index.tenancy.tenant(ofNamespace: object.namespace) else { return }
            let selectors: [YAMLNode?] = [
                object.root.at("spec", "namespaceSelector"),
                object.root.at("spec", "targets", "ingress", "namespaceSelector"),
            ]
            for selector in selectors.compactMap(\.self) {
                if let any = selector["any"], any.isTrue {
                    findings.report(
                        Diagnostic(
                            .foreignMonitor,
                            "selects in every namespace; leave it out",
                            at: object.place(of: any)
                        )
                    )
                }
                for node in selector.list("matchNames") {
                    guard let name = node.string, index.tenancy.tenant(ofNamespace: name) != tenant else { continue }
                    findings.report(
                        Diagnostic(
                            .foreignMonitor,
                            "selects in '\(name)', which is not tenant '\(tenant)''s",
                            at: object.place(of: node)
                        )
                    )
                }
            }
        }
    )
}
