import Diagnostics
import YAML

extension Rule {
    /// A store of the whole cluster is not for tenants.
    static let openSecretStore: Rule = Rule(
        id: "open-secret-store",
        category: .isolation,
        severity: .error,
        summary: "a ClusterSecretStore is open to the platform's namespaces only",
        explanation: """
            An ExternalSecret in any namespace may use a ClusterSecretStore and ask for any of its keys, unless `conditions` say \
            which namespaces may (external-secrets: docs/guides/multi-tenancy.md). One that a tenant's namespace may use \
            gives that tenant every other's keys. Name the platform's namespaces, and give each tenant a SecretStore.
            """,
        bad: .manifest(DataExample.tenants + store("conditions: [{namespaces: [monitoring, acme-corp]}]")),
        good: .manifest(DataExample.tenants + store("conditions: [{namespaces: [monitoring]}]")),
        check: .object(kinds: [.clusterSecretStore]) { object, index, findings in
            guard !index.tenancy.tenants.isEmpty else { return }
            let conditions = object.root["spec"]?.list("conditions").map(\.self) ?? []
            guard !conditions.isEmpty else {
                let node = object.root.at("spec", "conditions") ?? object.root["spec"] ?? object.root
                findings.report(
                    Diagnostic(
                        .openSecretStore,
                        "has no 'conditions', so that every tenant may ask for every key",
                        at: object.place(of: node)
                    )
                )
                return
            }
            for condition in conditions {
                for node in condition.list("namespaces") {
                    guard let tenant = node.string.flatMap(index.tenancy.tenant(ofNamespace:)) else { continue }
                    findings.report(.openStore(node, tenant, object))
                }
                for node in condition.list("namespaceRegexes") {
                    guard let text = node.string, let tenant = index.firstTenant(matching: text) else { continue }
                    findings.report(.openStore(node, tenant, object))
                }
                guard let node = condition.field("namespaceSelector") else { continue }
                let selected = index.namespaces(LabelSelector(node))
                guard let tenant = selected.lazy.compactMap(index.tenancy.tenant(ofNamespace:)).first else { continue }
                findings.report(.openStore(node, tenant, object))
            }
        }
    )

    private static func store(_ conditions: String) -> String {
        """
        apiVersion: external-secrets.io/v1
        kind: ClusterSecretStore
        metadata: {name: platform}
        spec:
          \(conditions)
          provider: {aws: {service: SecretsManager, region: eu-west-1, role: "arn:aws:iam::111122223333:role/platform"}}
        ---

        """
    }
}

extension ManifestIndex {
    /// A tenant one of whose namespaces a pattern matches; the first, and the pattern as Go's regular expressions have it,
    /// which matches anywhere in a name unless it is anchored (external-secrets:
    /// pkg/controllers/externalsecret, `shouldProcessSecret`).
    fileprivate func firstTenant(matching pattern: String) -> String? {
        guard pattern.utf8.count < 1_000, let expression = try? Regex(pattern) else { return tenancy.tenants.first }
        return tenancy.tenants.first { tenant in
            tenancy.namespaces(of: tenant).contains { (try? expression.firstMatch(in: $0)) != nil }
        }
    }
}

extension Diagnostic {
    fileprivate static func openStore(_ node: YAMLNode, _ tenant: String, _ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .openSecretStore,
            "lets tenant '\(tenant)' ask for every key of the store",
            at: object.place(of: node)
        )
    }
}
