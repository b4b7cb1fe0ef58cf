import Diagnostics

extension Rule {
    /// Tenants reach of the platform what is meant for them.
    static let egressToPlatform: Rule = Rule(
        id: "egress-to-platform",
        category: .isolation,
        severity: .error,
        summary: "tenants' policies open of the platform nothing but DNS and shared services",
        explanation: """
            Prometheus, Grafana and the controllers answer whoever can connect to them, and what they know is about all tenants. \
            A tenant's pods need DNS, and the Services that all share: 'monitoring/llm-gateway' on port 5000, or those that \
            '.tenantry.yaml' names (network.sharedServices). Select their pods by labels, in their namespace by its name, on \
            their port alone.
            """,
        bad: .manifest(
            NetworkExample.tenant("acme-corp") + NetworkExample.namespace("monitoring")
                + NetworkExample.policy(
                    "web",
                    in: "acme-corp",
                    """
                    podSelector: {matchLabels: {app: web}}
                    policyTypes: [Egress]
                    egress:
                      - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
                    """
                )
        ),
        good: .manifest(
            NetworkExample.tenant("acme-corp") + NetworkExample.namespace("monitoring")
                + NetworkExample.policy(
                    "web",
                    in: "acme-corp",
                    """
                    podSelector: {matchLabels: {app: web}}
                    policyTypes: [Egress]
                    egress:
                      - ports: [{port: 5000}]
                        to:
                          - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
                            podSelector: {matchLabels: {app: llm-gateway}}
                    """
                )
        ),
        check: .network { scene, report in
            guard scene.tenant != nil else { return }
            for opening in scene.openings(isEgress: true) where !opening.isForDNS {
                guard case .pods(let pods, namespaces: .some) = opening.peer, let selected = opening.namespaces,
                    !selected.isAll,
                    let other = selected.others.first(where: { !scene.index.isShared(pods, in: $0, opening.rule) })
                else { continue }
                let what = pods.isEmpty ? "every pod of '\(other)'" : "pods with '\(pods.text)' in '\(other)'"
                report.report(.egressToPlatform, opening.message(of: scene.namespace, to: what), at: opening)
            }
        }
    )

    /// The platform lets tenants in to what is meant for them.
    static let platformOpenToTenants: Rule = Rule(
        id: "platform-open-to-tenants",
        category: .isolation,
        severity: .error,
        summary: "the platform's policies let tenants in to nothing but DNS and shared services",
        explanation: """
            A policy of the platform that lets in tenants' pods is half of a way to what the platform knows about all of them. \
            Shared services are meant for tenants: 'monitoring/llm-gateway' on port 5000, or those that '.tenantry.yaml' names \
            (network.sharedServices). Let in to everything else only the platform's own namespaces, by their names. A rule without \
            'from' lets in tenants as well; where that is meant, as for an ingress controller, suppress the finding.
            """,
        bad: .manifest(
            NetworkExample.tenant("acme-corp") + NetworkExample.namespace("monitoring")
                + NetworkExample.policy(
                    "prometheus",
                    in: "monitoring",
                    """
                    podSelector: {matchLabels: {app: prometheus}}
                    policyTypes: [Ingress]
                    ingress:
                      - ports: [{port: 9090}]
                        from: [{namespaceSelector: {matchExpressions: [{key: tenantry.dev/tenant, operator: Exists}]}}]
                    """
                )
        ),
        good: .manifest(
            NetworkExample.tenant("acme-corp") + NetworkExample.namespace("monitoring")
                + NetworkExample.policy(
                    "prometheus",
                    in: "monitoring",
                    """
                    podSelector: {matchLabels: {app: prometheus}}
                    policyTypes: [Ingress]
                    ingress:
                      - ports: [{port: 9090}]
                        from: [{podSelector: {matchLabels: {app: grafana}}}]
                    """
                )
        ),
        check: .network { scene, report in
            guard scene.isPlatform else { return }
            for opening in scene.openings(isEgress: false) where !opening.isForDNS {
                let pods = opening.policy.facts.pods
                let what = pods.isEmpty ? "every pod of '\(scene.namespace)'" : "'\(pods.text)' in '\(scene.namespace)'"
                if opening.peerIndex == nil {
                    report.report(
                        .platformOpenToTenants,
                        "everyone, tenants and what is outside too, may connect to \(what) \(opening.rule.portsText)",
                        at: opening,
                        severity: .warning
                    )
                } else if let selected = opening.namespaces, !selected.isAll, let first = selected.tenants.first,
                    !scene.index.isShared(pods, in: scene.namespace, opening.rule)
                {
                    let more = selected.tenants.count > 1 ? " and other tenants" : ""
                    report.report(
                        .platformOpenToTenants,
                        "pods of '\(first.namespace)'\(more) may connect to \(what) \(opening.rule.portsText)",
                        at: opening
                    )
                }
            }
        }
    )
}
