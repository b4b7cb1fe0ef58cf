import Diagnostics
import YAML

extension Rule {
    /// A tenant's secret store reads as that tenant.
    static let storeIdentity: Rule = Rule(
        id: "secret-store-identity",
        category: .isolation,
        severity: .error,
        summary: "a tenant's SecretStore reads with an identity of its own, and below its own prefix",
        explanation: """
            A SecretStore without `auth` or `role` reads with the identity of External Secrets itself (external-secrets: \
            docs/provider/aws-access.md, "Controller's Pod Identity"), which may read every tenant's keys. Without a `prefix` \
            that names the tenant, as `tenants/acme-corp/`, an ExternalSecret may ask for any key that the role can read.
            """,
        bad: .manifest(DataExample.tenants + DataExample.store("prefix: tenants/acme-corp/")),
        good: .manifest(
            DataExample.tenants
                + DataExample.store("prefix: tenants/acme-corp/, role: \"arn:aws:iam::111122223333:role/acme-corp\"")
        ),
        check: .object(kinds: [.secretStore]) { object, index, findings in
            guard let tenant = index.tenancy.tenant(ofNamespace: object.namespace) else { return }
            for store in StoreProvider.all(in: object) {
                if !store.hasIdentity {
                    findings.report(
                        Diagnostic(
                            .storeIdentity,
                            "reads with the identity of External Secrets itself; give it 'auth' or a 'role'",
                            at: object.place(of: store.key)
                        )
                    )
                }
                guard store.name == "aws" else { continue }
                let prefix = store.node["prefix"]
                guard prefix?.string.map({ SecretPath.names($0, tenant, index.tenancy) }) != true else { continue }
                findings.report(
                    Diagnostic(
                        .storeIdentity,
                        prefix == nil
                            ? "has no 'prefix', so that tenant '\(tenant)' may ask for every key of its role"
                            : "has a prefix that doesn't name tenant '\(tenant)'",
                        at: object.place(of: prefix ?? store.key)
                    )
                )
            }
        }
    )
}
