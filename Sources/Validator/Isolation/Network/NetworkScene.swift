/// A namespace, as rules about its network look at it.
struct NetworkScene: Sendable {
    let index: ManifestIndex
    let network: NetworkModel
    let namespace: String
    /// The tenant whose namespace it is.
    let tenant: String?
    let policies: [NetworkPolicy]
    /// What makes pods.
    let workloads: [(object: ObjectFacts, pods: PodFacts)]
    /// What the policies let through, entry by entry.
    let openings: [NetworkOpening]

    /// Whether the namespace is the platform's, in a tree with tenants.
    var isPlatform: Bool { index.tenancy.isPlatform(namespace) }

    /// How the namespace is called in messages.
    var title: String { "'\(namespace)'" }

    /// The entries of one direction.
    func openings(isEgress: Bool) -> [NetworkOpening] { openings.filter { $0.isEgress == isEgress } }

    /// The policies that isolate pods in a direction.
    func isolating(_ pods: PodFacts, isEgress: Bool) -> [NetworkPolicy] {
        let labels = PartialLabels(pods.labels)
        return policies.filter { policy in
            (isEgress ? policy.facts.egress : policy.facts.ingress) != nil && policy.facts.pods.matches(labels) == .yes
        }
    }
}

/// Goes through the namespaces of a tree once for all rules about their network.
struct NetworkWalk: Sendable {
    typealias Check = @Sendable (NetworkScene, inout NetworkReport) -> Void

    let checks: [Check]

    func check(_ index: ManifestIndex, _ findings: inout Findings) {
        let network = NetworkModel(index)
        let namespaces = Set(index.usedNamespaces + index.objects(.namespace, in: "").map(\.name)).sorted()
        let others = namespaces.filter { index.tenancy.isPlatform($0) }
        var selected: [LabelSelector: SelectedNamespaces] = [:]
        var report = NetworkReport(findings: findings, finder: ObjectFinder(index.tree))
        for namespace in namespaces where !namespace.isEmpty {
            let policies = network.policies(in: namespace)
            let scene = NetworkScene(
                index: index,
                network: network,
                namespace: namespace,
                tenant: index.tenancy.tenant(ofNamespace: namespace),
                policies: policies,
                workloads: index.workloads(in: namespace),
                openings: policies.flatMap { policy in
                    policy.openings { selector in
                        if let known = selected[selector] { return known }
                        let new = SelectedNamespaces(selector, index, others: others)
                        selected[selector] = new
                        return new
                    }
                }
            )
            report.findings.startFile()
            for check in checks { check(scene, &report) }
        }
        findings = report.findings
    }
}

extension NetworkPolicy {
    fileprivate func openings(_ namespaces: (LabelSelector) -> SelectedNamespaces) -> [NetworkOpening] {
        var openings: [NetworkOpening] = []
        for (isEgress, rules) in [(false, facts.ingress), (true, facts.egress)] {
            for (ruleIndex, rule) in (rules ?? []).enumerated() {
                let everyone = NetworkOpening(policy: self, isEgress: isEgress, ruleIndex: ruleIndex, rule: rule)
                if rule.peers.isEmpty { openings.append(everyone) }
                for (peerIndex, peer) in rule.peers.enumerated() {
                    var opening = everyone
                    opening.peerIndex = peerIndex
                    if case .pods(_, let selector?) = peer { opening.namespaces = namespaces(selector) }
                    openings.append(opening)
                }
            }
        }
        return openings
    }
}

extension ManifestIndex {
    /// What makes pods in a namespace.
    func workloads(in namespace: String) -> [(object: ObjectFacts, pods: PodFacts)] {
        objects(in: namespace).prefix { $0.order.makesPods }.compactMap { object in
            if case .pods(let pods) = object.content { (object, pods) } else { nil }
        }
    }
}
