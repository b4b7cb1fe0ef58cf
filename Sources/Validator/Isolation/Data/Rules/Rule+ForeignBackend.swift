import Diagnostics
import YAML

extension Rule {
    /// A tenant's routes lead to its own Services.
    static let foreignBackend: Rule = Rule(
        id: "foreign-backend",
        category: .isolation,
        severity: .error,
        summary: "a tenant's routes lead into its own namespaces, and it lets nobody else's lead into them",
        explanation: """
            A `backendRefs` of another namespace sends a tenant's requests into it, where a ReferenceGrant there allows it; a \
            ReferenceGrant in a tenant's namespace lets others' routes reach its Services and Secrets. Traffic of a gateway \
            comes past network policies as the gateway's own.
            """,
        bad: .manifest(
            DataExample.tenants
                + DataExample.route("acme-corp", "a.example.com", backend: "name: web, namespace: closed-ai, port: 80")
        ),
        good: .manifest(DataExample.tenants + DataExample.route("acme-corp", "a.example.com")),
        check: .object(kinds: ObjectKind.routes + [.referenceGrant]) { object, index, findings in
            guard let tenant = index.tenancy.tenant(ofNamespace: object.namespace) else { return }
            func check(_ node: YAMLNode?, _ message: (String) -> String) {
                guard let node, let namespace = node.string,
                    index.tenancy.tenant(ofNamespace: namespace) != tenant
                else { return }
                findings.report(Diagnostic(.foreignBackend, message(namespace), at: object.place(of: node)))
            }
            if object.kind == .referenceGrant {
                for from in object.root["spec"]?.list("from").map(\.self) ?? [] {
                    check(from["namespace"]) { "lets what is in '\($0)' refer to tenant '\(tenant)''s objects" }
                }
                return
            }
            for rule in object.root["spec"]?.list("rules").map(\.self) ?? [] {
                let mirrors = rule.list("filters").compactMap { $0.at("requestMirror", "backendRef") }
                for reference in Array(rule.list("backendRefs")) + mirrors {
                    check(reference["namespace"]) { "leads to '\($0)', which is not tenant '\(tenant)''s" }
                }
            }
        }
    )
}
