import Diagnostics

extension Rule {
    /// No policy of a tenant opens the way to the whole Internet.
    static let egressToWorld: Rule = Rule(
        id: "egress-to-world",
        category: .isolation,
        severity: .error,
        summary: "no tenant's policy lets its pods out to the whole Internet",
        explanation: """
            A pod that may connect to any address can send away all that it knows, and fetch what it is told to run. A rule of egress \
            without 'to' is worse: it is everything, other tenants, the API server and the metadata address included. Name \
            what the pods need: pods of the platform by labels, or the addresses of one service.
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
                      - ports: [{port: 8443}]
                        to: [{ipBlock: {cidr: 0.0.0.0/0, except: [169.254.0.0/16]}}]
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
                      - ports: [{port: 8443}]
                        to: [{ipBlock: {cidr: 203.0.113.0/24}}]
                    """
                )
        ),
        check: .network { scene, report in
            guard scene.tenant != nil else { return }
            for opening in scene.openings(isEgress: true) {
                if opening.peerIndex == nil {
                    // To any DNS server there is: little, but a way out too.
                    report.report(
                        .egressToWorld,
                        opening.message(of: scene.namespace, to: "everything, in the cluster and out of it,"),
                        at: opening
                    )
                } else if let (block, except) = opening.addresses, AddressBlock(block: block, except: except).isWorld {
                    report.report(
                        .egressToWorld,
                        opening.message(of: scene.namespace, to: "the whole Internet (\(block.text))"),
                        at: opening
                    )
                }
            }
        }
    )

    /// No policy of a tenant lets everyone in.
    static let ingressFromWorld: Rule = Rule(
        id: "ingress-from-world",
        category: .isolation,
        severity: .error,
        summary: "no tenant's policy lets in everyone",
        explanation: """
            A rule of ingress without 'from' lets in every pod of the cluster, other tenants' too, and every address; a block such as \
            '0.0.0.0/0' lets in what comes from outside, and with many network plugins pods as well. Let in the pods that \
            have to come in: for requests from outside those of the ingress controller, in its namespace.
            """,
        bad: .manifest(
            NetworkExample.tenant("acme-corp")
                + NetworkExample.policy(
                    "web",
                    in: "acme-corp",
                    """
                    podSelector: {matchLabels: {app: web}}
                    policyTypes: [Ingress]
                    ingress:
                      - ports: [{port: 8080}]
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
                    policyTypes: [Ingress]
                    ingress:
                      - ports: [{port: 8080}]
                        from:
                          - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}
                            podSelector: {matchLabels: {app.kubernetes.io/name: ingress-nginx}}
                    """
                )
        ),
        check: .network { scene, report in
            guard scene.tenant != nil else { return }
            for opening in scene.openings(isEgress: false) {
                if opening.peerIndex == nil {
                    report.report(
                        .ingressFromWorld,
                        opening.message(of: scene.namespace, to: "everyone, other tenants too,"),
                        at: opening
                    )
                } else if let (block, except) = opening.addresses, AddressBlock(block: block, except: except).isWorld {
                    report.report(
                        .ingressFromWorld,
                        opening.message(of: scene.namespace, to: "the whole Internet (\(block.text))"),
                        at: opening
                    )
                }
            }
        }
    )
}
