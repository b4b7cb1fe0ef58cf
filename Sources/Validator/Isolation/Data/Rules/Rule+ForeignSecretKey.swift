import Diagnostics
import YAML

extension Rule {
    /// A tenant's ExternalSecrets ask for that tenant's keys.
    static let foreignSecretKey: Rule = Rule(
        id: "foreign-secret-key",
        category: .isolation,
        severity: .error,
        summary: "a tenant's ExternalSecrets ask for keys of its own path only",
        explanation: """
            What keeps one tenant's keys from another is the store: its role, its prefix, its conditions. A key with another \
            tenant's name in its path, or a search over the whole store, shows that something there is open, or will be. Keep \
            each tenant's keys below a path with its name, as `tenants/acme-corp/login`, or give its store that prefix.
            """,
        bad: .manifest(DataExample.tenants + DataExample.secret("tenants/closed-ai/login")),
        good: .manifest(DataExample.tenants + DataExample.secret("tenants/acme-corp/login")),
        check: .object(kinds: [.externalSecret]) { object, index, findings in
            guard let tenant = index.tenancy.tenant(ofNamespace: object.namespace) else { return }
            let spec = object.root["spec"]
            let isShared = spec?.at("secretStoreRef", "kind")?.string == "ClusterSecretStore"
            func check(_ node: YAMLNode?) {
                guard let node, let key = node.string else { return }
                let parts = SecretPath.parts(key).compactMap { index.tenancy.named($0) }
                if let other = parts.first(where: { $0 != tenant }) {
                    findings.report(
                        Diagnostic(.foreignSecretKey, "asks for tenant '\(other)''s key", at: object.place(of: node))
                    )
                } else if isShared, parts.isEmpty {
                    findings.report(
                        Diagnostic(
                            .foreignSecretKey,
                            "asks a store of the whole cluster for a key that doesn't name tenant '\(tenant)'",
                            at: object.place(of: node)
                        )
                    )
                }
            }
            for entry in spec?.list("data").map(\.self) ?? [] { check(entry.at("remoteRef", "key")) }
            for entry in spec?.list("dataFrom").map(\.self) ?? [] {
                check(entry.at("extract", "key"))
                guard let find = entry["find"] else { continue }
                if let path = find["path"] {
                    check(path)
                } else if isShared {
                    findings.report(
                        Diagnostic(
                            .foreignSecretKey,
                            "searches the whole store, every tenant's keys too; give it a 'path'",
                            at: object.place(of: find)
                        )
                    )
                }
            }
        }
    )
}
