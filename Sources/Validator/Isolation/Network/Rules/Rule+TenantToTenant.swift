import Diagnostics

extension Rule {
    /// No policy of a tenant lets another tenant's pods in, or its own out to them.
    static let tenantToTenant: Rule = Rule(
        id: "tenant-to-tenant",
        category: .isolation,
        severity: .error,
        summary: "no policy opens the way between two tenants",
        explanation: """
            What one tenant's NetworkPolicy lets in or out is half of a connection, and the other half is in the hands of \
            the other tenant: an entry that selects namespaces of others, or every namespace, leaves nothing of the isolation that \
            was promised but that promise. Select the own pods without a 'namespaceSelector', or a namespace of \
            the platform by its name, 'kubernetes.io/metadata.name'.
            """,
        bad: .manifest(
            NetworkExample.tenant("acme-corp") + NetworkExample.tenant("closed-ai")
                + NetworkExample.policy(
                    "web",
                    in: "acme-corp",
                    """
                    podSelector: {matchLabels: {app: web}}
                    policyTypes: [Ingress]
                    ingress:
                      - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: closed-ai}}}]
                        ports: [{port: 8080}]
                    """
                )
        ),
        good: .manifest(
            NetworkExample.tenant("acme-corp") + NetworkExample.tenant("closed-ai")
                + NetworkExample.policy(
                    "web",
                    in: "acme-corp",
                    """
                    podSelector: {matchLabels: {app: web}}
                    policyTypes: [Ingress]
                    ingress:
                      - from: [{podSelector: {matchLabels: {app: proxy}}}]
                        ports: [{port: 8080}]
                    """
                )
        ),
        check: .network { scene, report in
            guard let tenant = scene.tenant else { return }
            for opening in scene.openings {
                guard case .pods(let pods, namespaces: .some) = opening.peer, let selected = opening.namespaces else {
                    continue
                }
                let others = selected.tenants.filter { $0.tenant != tenant }
                // Pods of certain labels in every namespace: nobody's in particular.
                guard selected.isAll ? pods.isEmpty : !others.isEmpty else { continue }
                report.report(
                    .tenantToTenant,
                    opening.message(of: scene.namespace, to: selected.text(of: others)),
                    at: opening,
                    notes: others.first.map { scene.otherEnd(of: opening, in: $0.namespace) } ?? []
                )
            }
        }
    )
}

extension NetworkOpening {
    /// What it lets through, in a sentence.
    func message(of namespace: String, to others: String) -> String {
        isEgress
            ? "'\(namespace)' may connect to \(others) \(rule.portsText)"
            : "\(others) may connect to '\(namespace)' \(rule.portsText)"
    }
}

extension SelectedNamespaces {
    fileprivate func text(of others: [(tenant: String, namespace: String)]) -> String {
        let names = others.prefix(2).map { "'\($0.namespace)'" }
        if isAll {
            return "the pods of every namespace"
                + (names.isEmpty ? "" : ", those of \(names.joined(separator: " and ")) too,")
        }
        switch others.count {
        case 1: return "pods of the tenant \(names[0])"
        case 2: return "pods of the tenants \(names.joined(separator: " and "))"
        default: return "pods of \(names.joined(separator: ", ")) and other tenants"
        }
    }
}

extension NetworkScene {
    /// What the policies of the namespace at the other end of an opening say to it: how much of the way is open.
    fileprivate func otherEnd(of opening: NetworkOpening, in namespace: String) -> [Diagnostic.Note] {
        guard case .pods(let selector, _) = opening.peer,
            let own = workloads.first(where: { opening.policy.facts.pods.matches($0.pods.labels) }),
            let other = index.workloads(in: namespace).first(where: { selector.matches($0.pods.labels) })
        else { return [] }
        let (source, target) = opening.isEgress ? (own, other) : (other, own)
        let port = opening.rule.ports.lazy.compactMap { $0.number(of: target.pods) }.first
        guard let port = port ?? target.pods.ports.first.map({ NetworkPort($0.number, $0.protocolName) }) else {
            return []
        }
        let verdict = network.allows(
            from: .pod(network.pod(source.pods, in: source.object.namespace)),
            to: .pod(network.pod(target.pods, in: target.object.namespace)),
            port: port
        )
        let side = opening.isEgress ? verdict.ingress : verdict.egress
        guard side.isAllowed > .no else {
            return side.isolating.prefix(2).map { policy in
                Diagnostic.Note(
                    "only '\(policy.object.name)' of '\(namespace)' still keeps '\(other.object.name)' apart",
                    at: index.location(of: policy.object)
                )
            }
        }
        guard let policy = side.allowing.first else {
            return [
                Diagnostic.Note(
                    "no policy of '\(namespace)' isolates '\(other.object.name)': the way is open",
                    at: index.location(of: other.object)
                )
            ]
        }
        return [
            Diagnostic.Note(
                "'\(policy.object.name)' of '\(namespace)' lets it through too: the way is open",
                at: index.location(of: policy.object)
            )
        ]
    }
}

extension NetworkPolicyFacts.Port {
    /// One port of a pod that it means.
    func number(of pod: PodFacts) -> NetworkPort? {
        switch numbers {
        case .all: pod.ports.first { $0.protocolName == protocolName }.map { NetworkPort($0.number, protocolName) }
        case .range(let range): NetworkPort(range.lowerBound, protocolName)
        case .named(let name):
            pod.ports.first { $0.name == name && $0.protocolName == protocolName }
                .map { NetworkPort($0.number, protocolName) }
        }
    }
}
