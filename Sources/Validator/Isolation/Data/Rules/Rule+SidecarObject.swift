import Diagnostics
import YAML

extension Rule {
    /// Nothing of a tenant's is loaded by the sidecar of Grafana.
    static let sidecarObject: Rule = Rule(
        id: "sidecar-object",
        category: .isolation,
        severity: .error,
        summary: "no ConfigMap or Secret of a tenant is one for the sidecar of Grafana",
        explanation: """
            The sidecar that loads dashboards trusts what it finds: the annotation `k8s-sidecar-target-directory` may name any \
            folder of its container, a key that ends in `.url` has it fetch that address with its own network, the same \
            key in two ConfigMaps puts the later in the place of the first, and a data source may ask for every tenant's \
            series. Dashboards of tenants belong in the platform's namespace, rendered by the platform.
            """,
        bad: .manifest(DataExample.tenants + DataExample.dashboard(in: "acme-corp")),
        good: .manifest(DataExample.tenants + DataExample.dashboard(in: "monitoring")),
        check: .tree { index, findings in
            var objects = RereadObjects()
            for sidecar in index.sharing.sidecarObjects {
                guard let tenant = index.tenancy.tenant(ofNamespace: sidecar.namespace) else { continue }
                objects.ask(for: sidecar.origin) { object, findings in
                    let object = object.moved(to: sidecar.namespace)
                    for node in GrafanaSidecar.nodes(in: object) {
                        findings.report(
                            Diagnostic(
                                .sidecarObject,
                                "'\(node.keyText ?? node.text)' in tenant '\(tenant)''s namespace has the sidecar of Grafana "
                                    + "load what the tenant likes",
                                at: object.place(of: node)
                            )
                        )
                    }
                }
            }
            objects.report(index, &findings)
        }
    )
}
