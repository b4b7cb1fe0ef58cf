import Diagnostics
import YAML

extension Rule {
    /// No two tenants take traffic for one host name.
    static let sharedHostName = Rule(
        id: "shared-hostname",
        category: .isolation,
        severity: .error,
        summary: "no two tenants' Ingresses or routes take traffic for one host name, and none for every host",
        explanation: """
            Controllers merge the paths of all Ingresses and routes of a host name, or take the oldest: a tenant that claims \
            another's gets its requests, with their cookies and tokens. A wildcard claims every name below it, and a rule \
            without a host all that nobody else claims.
            """,
        bad: .manifest(
            DataExample.tenants + DataExample.route("acme-corp", "app.example.com")
                + DataExample.route("closed-ai", "app.example.com")
        ),
        good: .manifest(
            DataExample.tenants + DataExample.route("acme-corp", "acme.example.com")
                + DataExample.route("closed-ai", "closed.example.com")
        ),
        check: .tree { index, findings in
            var objects = RereadObjects()
            let claims = HostClaims(index)
            for claim in index.sharing.hosts {
                guard let tenant = index.tenancy.tenant(ofNamespace: claim.namespace) else { continue }
                let other = claims.other(than: tenant, claim.host)
                guard other != nil || claim.host.isEmpty else { continue }
                objects.ask(for: claim.origin) { object, findings in
                    let object = object.moved(to: claim.namespace)
                    guard let node = HostNames.all(in: object).first(where: { $0.text == claim.host })?.node else {
                        return
                    }
                    findings.report(.sharedHostName(node, claim.host, other, object, index))
                }
            }
            objects.report(index, &findings)
        }
    )
}

/// Which tenants take traffic for which host names.
private struct HostClaims {
    /// By exact name or by the part of a wildcard after its star, the first claims of two tenants at most.
    private var exact: [String: [(tenant: String, claim: SharingFacts.HostName)]] = [:]
    private var wildcards: [String: [(tenant: String, claim: SharingFacts.HostName)]] = [:]
    /// By each parent domain, so that a wildcard finds who is below it.
    private var below: [String: [(tenant: String, claim: SharingFacts.HostName)]] = [:]

    init(_ index: ManifestIndex) {
        for claim in index.sharing.hosts where !claim.host.isEmpty {
            guard let tenant = index.tenancy.tenant(ofNamespace: claim.namespace) else { continue }
            if claim.host.hasPrefix("*.") {
                Self.add(&wildcards[String(claim.host.dropFirst()), default: []], tenant, claim)
            } else {
                Self.add(&exact[claim.host, default: []], tenant, claim)
            }
            for parent in Self.parents(of: claim.host) { Self.add(&below[parent, default: []], tenant, claim) }
        }
    }

    /// Another tenant's claim of the same host.
    func other(than tenant: String, _ host: String) -> SharingFacts.HostName? {
        guard !host.isEmpty else { return nil }
        var candidates: [(tenant: String, claim: SharingFacts.HostName)] = exact[host] ?? []
        for parent in Self.parents(of: host) { candidates += wildcards[parent] ?? [] }
        if host.hasPrefix("*.") { candidates += below[String(host.dropFirst())] ?? [] }
        return candidates.first { $0.tenant != tenant }?.claim
    }

    private static func add(
        _ claims: inout [(tenant: String, claim: SharingFacts.HostName)],
        _ tenant: String,
        _ claim: SharingFacts.HostName
    ) {
        guard claims.count < 2, !claims.contains(where: { $0.tenant == tenant }) else { return }
        claims.append((tenant, claim))
    }

    /// `.example.com` and `.com` of `a.example.com`; no more than a name has labels.
    private static func parents(of host: String) -> [String] {
        let text = host.hasPrefix("*.") ? host.dropFirst() : host[...]
        return text.indices.filter { text[$0] == "." }.prefix(127).map { String(text[$0...]) }
    }
}

extension Diagnostic {
    fileprivate static func sharedHostName(
        _ node: YAMLNode,
        _ host: String,
        _ other: SharingFacts.HostName?,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        guard let other else {
            return Diagnostic(
                .sharedHostName,
                "takes traffic for every host that nobody else names; name the tenant's own",
                at: object.place(of: node),
                severity: .warning
            )
        }
        let location = SourceLocation(
            path: index.tree.files[Int(other.origin.file)].path,
            range: SourceRange(at: other.origin.position)
        )
        let tenant = index.tenancy.tenant(ofNamespace: other.namespace) ?? other.namespace
        return Diagnostic(
            .sharedHostName,
            "tenant '\(tenant)' takes traffic for '\(other.host)' too",
            at: object.place(of: node),
            notes: [Note("claimed here", at: location)]
        )
    }
}
