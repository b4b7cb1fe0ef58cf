import Diagnostics
import YAML

extension Rule {
    /// A tenant's accounts take on roles of the cloud that are the tenant's alone.
    static let sharedCloudRole = Rule(
        id: "shared-cloud-role",
        category: .isolation,
        severity: .error,
        summary: "no account of a tenant takes on a cloud's role that is another tenant's or the platform's",
        explanation: """
            A pod gets what its account's role may do in the cloud: read the platform's secrets, another tenant's buckets. No policy \
            of Kubernetes sees that. Give each tenant a role of its own.
            """,
        bad: .manifest(DataExample.tenants + account("acme-corp", "shared") + account("closed-ai", "shared")),
        good: .manifest(DataExample.tenants + account("acme-corp", "acme-corp") + account("closed-ai", "closed-ai")),
        check: .tree { index, findings in
            let owners = CloudRoleOwners(index)
            var objects = RereadObjects()
            for claim in index.sharing.cloudRoles {
                guard let tenant = index.tenancy.tenant(ofNamespace: claim.namespace),
                    let other = owners.other(than: tenant, claim.role)
                else { continue }
                objects.ask(for: claim.origin) { object, findings in
                    let object = object.moved(to: claim.namespace)
                    guard let node = CloudRoles.all(in: object).first(where: { $0.text == claim.role }) else { return }
                    findings.report(.sharedCloudRole(node, other, object, index))
                }
            }
            objects.report(index, &findings)
        }
    )

    private static func account(_ tenant: String, _ role: String) -> String {
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: web
          namespace: \(tenant)
          annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/\(role)"}
        ---

        """
    }
}

/// Who takes on which role: the first claims of two owners at most.
private struct CloudRoleOwners {
    private var claims: [String: [(owner: String?, claim: SharingFacts.CloudRole)]] = [:]

    init(_ index: ManifestIndex) {
        for claim in index.sharing.cloudRoles {
            // No owner is the platform.
            let owner = index.tenancy.tenant(ofNamespace: claim.namespace)
            let known = claims[claim.role] ?? []
            guard known.count < 2, !known.contains(where: { $0.owner == owner }) else { continue }
            claims[claim.role] = known + [(owner, claim)]
        }
    }

    /// Another's claim of the role.
    func other(than tenant: String, _ role: String) -> SharingFacts.CloudRole? {
        claims[role]?.first { $0.owner != tenant }?.claim
    }
}

extension Diagnostic {
    fileprivate static func sharedCloudRole(
        _ node: YAMLNode,
        _ other: SharingFacts.CloudRole,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        let location = SourceLocation(
            path: index.tree.files[Int(other.origin.file)].path,
            range: SourceRange(at: other.origin.position)
        )
        let owner = index.tenancy.tenant(ofNamespace: other.namespace).map { "tenant '\($0)'" } ?? "the platform"
        return Diagnostic(
            .sharedCloudRole,
            "\(owner) takes on the role '\(node.text)' too: the pods may do what it may; give the tenant a role of its own",
            at: object.place(of: node),
            notes: [Note("taken on here", at: location)]
        )
    }
}
