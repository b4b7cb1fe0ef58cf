import Diagnostics

extension Rule {
    /// No policy of a tenant opens the way to the API server.
    static let egressToAPIServer: Rule = Rule(
        id: "egress-to-api-server",
        category: .isolation,
        severity: .error,
        summary: "no tenant's policy lets its pods reach the API server",
        explanation: """
            A pod that can talk to the API server needs only a token, its own or a stolen one, to read and change what that token \
            may; and whatever the server gets wrong is in reach. Tenants' workloads don't need it. Where the API server \
            is, '.tenantry.yaml' says (network.apiServer), or the platform's spec (apiServer.addresses); where neither does, a \
            block that has a whole private range in it, by TCP on 443 or 6443, is taken to hold it.
            """,
        bad: .manifest(
            NetworkExample.tenant("acme-corp")
                + NetworkExample.policy(
                    "web",
                    in: "acme-corp",
                    """
                    podSelector: {matchLabels: {app: web}}
                    policyTypes: [Egress]
                    egress:
                      - ports: [{port: 443}]
                        to: [{ipBlock: {cidr: 10.0.0.0/8}}]
                    """
                )
        ),
        good: .manifest(
            NetworkExample.tenant("acme-corp")
                + NetworkExample.policy(
                    "web",
                    in: "acme-corp",
                    """
                    podSelector: {matchLabels: {app: web}}
                    policyTypes: [Egress]
                    egress:
                      - ports: [{port: 443}]
                        to: [{ipBlock: {cidr: 10.20.30.0/24}}]
                    """
                )
        ),
        check: .network { scene, report in
            guard scene.tenant != nil else { return }
            let known = scene.index.settings.network.apiServer.compactMap { CIDR(range: $0) }
            for opening in scene.openings(isEgress: true) {
                guard let (block, except) = opening.addresses, opening.opens(443) || opening.opens(6_443) else {
                    continue
                }
                let addresses = AddressBlock(block: block, except: except)
                if let server = known.first(where: addresses.reaches) {
                    report.report(
                        .egressToAPIServer,
                        opening.message(
                            of: scene.namespace,
                            to: "the API server (\(server.text), within \(block.text))"
                        ),
                        at: opening
                    )
                } else if known.isEmpty,
                    let range = CIDR.privateRanges.first(where: { block.contains($0) && addresses.reaches($0) })
                {
                    report.report(
                        .egressToAPIServer,
                        opening.message(
                            of: scene.namespace,
                            to: "all of \(range.text), in which the API server may be,"
                        ),
                        at: opening
                    )
                }
            }
        }
    )

    /// No policy of a tenant opens the way to the metadata of nodes.
    static let egressToMetadata: Rule = Rule(
        id: "egress-to-metadata",
        category: .isolation,
        severity: .error,
        summary: "no policy lets a tenant's pods, or the platform's, reach the metadata address",
        explanation: """
            Whoever can ask 169.254.169.254 gets the credentials of the node that the pod is on, and with them, in a cloud, all that \
            the node may do. Except 169.254.0.0/16 from blocks of IPv4, and fd00:ec2::/32 from those of IPv6, which are its address on \
            EC2. The same holds for 169.254.170.23, where EKS hands out the identities of pods. Ways on other ports than 80, and those of \
            the platform's pods in a tree with tenants, are warnings.
            """,
        bad: .manifest(
            NetworkExample.tenant("acme-corp")
                + NetworkExample.policy(
                    "web",
                    in: "acme-corp",
                    """
                    podSelector: {matchLabels: {app: web}}
                    policyTypes: [Egress]
                    egress:
                      - ports: [{port: 80}]
                        to: [{ipBlock: {cidr: 169.254.0.0/16}}]
                    """
                )
        ),
        good: .manifest(
            NetworkExample.tenant("acme-corp")
                + NetworkExample.policy(
                    "web",
                    in: "acme-corp",
                    """
                    podSelector: {matchLabels: {app: web}}
                    policyTypes: [Egress]
                    egress:
                      - ports: [{port: 80}]
                        to: [{ipBlock: {cidr: 203.0.113.0/24}}]
                    """
                )
        ),
        check: .network { scene, report in
            guard scene.tenant != nil || scene.isPlatform else { return }
            for opening in scene.openings(isEgress: true) {
                guard let (block, except) = opening.addresses,
                    opening.rule.ports.isEmpty || opening.rule.ports.contains(where: { $0.protocolName == "TCP" })
                else { continue }
                let addresses = AddressBlock(block: block, except: except)
                guard let address = IPAddress.metadata.first(where: addresses.contains) else { continue }
                report.report(
                    .egressToMetadata,
                    opening.message(
                        of: scene.namespace,
                        to: "the metadata address \(address.canonicalText), within \(block.text),"
                    ),
                    at: opening,
                    severity: scene.tenant != nil && opening.opens(80) ? .error : .warning
                )
            }
        }
    )
}

extension CIDR {
    /// A range, or a single address.
    init?(range text: String) {
        if let range = CIDR(text) {
            self = range
        } else if let address = IPAddress(text), let range = CIDR("\(text)/\(address.isV4 ? 32 : 128)") {
            self = range
        } else {
            return nil
        }
    }
}
