import Diagnostics
import YAML

extension Rule {
    /// Pods that connect to names may ask DNS for them.
    static let blockedDNS: Rule = Rule(
        id: "blocked-dns",
        category: .isolation,
        severity: .error,
        summary: "policies let pods that connect to names ask DNS",
        explanation: """
            Once a policy isolates a pod for egress it reaches DNS only where a policy says so, and without DNS no name of a \
            Service means anything. Let the pods out to 'kube-system', pods with 'k8s-app: kube-dns', on port 53 by UDP and by TCP: \
            answers that don't fit into a packet come by TCP, so that UDP alone fails rarely, and late. Asked for pods whose \
            environment, command or arguments name a host to connect to.
            """,
        bad: .manifest(example("")),
        good: .manifest(
            example(
                """

                - ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]
                  to:
                    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}
                      podSelector: {matchLabels: {k8s-app: kube-dns}}
                """
            )
        ),
        check: .network { scene, report in
            for (object, pods) in scene.workloads where !pods.calls.isEmpty && !pods.isOnHostNetwork {
                let isolating = scene.isolating(pods, isEgress: true)
                guard !isolating.isEmpty else { continue }
                let openings = scene.openings(isEgress: true).filter { opening in
                    isolating.contains { $0.object.name == opening.policy.object.name }
                }
                let dns = DNSPeer(scene.network)
                let missing = ["UDP", "TCP"].filter { name in !openings.contains { dns.isReached(by: $0, name) } }
                guard !missing.isEmpty else { continue }
                let severity: Diagnostic.Severity? = missing.contains("UDP") ? nil : .warning
                let how = "by \(missing.joined(separator: " or "))"
                if let near = openings.first(where: { opening in
                    ["UDP", "TCP"].contains { opening.rule.opensDNS($0) } && opening.peerIndex != nil
                }) {
                    report.report(
                        .blockedDNS,
                        "pods of '\(scene.namespace)' can't ask DNS \(how); this comes nearest to it",
                        at: near.policy.object,
                        severity: severity
                    ) { policy in
                        if near.rule.opensDNS(missing[0]) { return near.node(in: policy) }
                        return policy.policyEntry(isEgress: true, rule: near.ruleIndex, peer: nil)?["ports"]
                    }
                } else {
                    report.report(
                        .blockedDNS,
                        "these pods connect to '\(pods.calls[0].host)' and can't ask DNS for it \(how)",
                        at: object,
                        severity: severity,
                        notes: isolating.prefix(3).map { policy in
                            Diagnostic.Note(
                                "'\(policy.object.name)' isolates them for egress",
                                at: scene.index.location(of: policy.object)
                            )
                        }
                    )
                }
            }
        }
    )

    private static func example(_ dns: String) -> String {
        NetworkExample.pods("web", in: "shop", "env: [{name: API_URL, value: \"https://api.example.com\"}]")
            + NetworkExample.policy(
                "web",
                in: "shop",
                """
                podSelector: {matchLabels: {app: web}}
                policyTypes: [Egress]
                egress:
                - ports: [{port: 443}]
                  to: [{ipBlock: {cidr: 203.0.113.0/24}}]\(dns)
                """
            )
    }
}

/// The pods of DNS, which no tree shows: their labels are kubeadm's and the clouds' (kubernetes: cluster/addons/dns/coredns,
/// nodelocaldns; OpenShift's in a namespace of their own).
private struct DNSPeer {
    private let pods: [NetworkPod]

    init(_ network: NetworkModel) {
        let labels = network.labels(ofNamespace: "kube-system")
        pods = ["kube-dns", "coredns", "node-local-dns"].map { name in
            NetworkPod(
                namespace: "kube-system",
                namespaceLabels: labels,
                labels: PartialLabels([Label(key: "k8s-app", value: name)], isComplete: false)
            )
        }
    }

    func isReached(by opening: NetworkOpening, _ protocolName: String) -> Bool {
        guard opening.rule.opensDNS(protocolName) else { return false }
        switch opening.peer {
        // To addresses: a server outside of the cluster, or the cache on the node.
        case nil, .addresses: return true
        case .nobody: return false
        case .pods(_, let namespaces):
            if namespaces?.namedNamespaces.contains(where: { $0.contains("dns") }) ?? false { return true }
            guard let peer = opening.peer else { return false }
            return pods.contains { peer.matches(.pod($0), policyNamespace: opening.policy.object.namespace) > .no }
        }
    }
}

extension NetworkPolicyFacts.Rule {
    /// Whether it lets through to a port of DNS by UDP or TCP.
    fileprivate func opensDNS(_ protocolName: String) -> Bool {
        ports.isEmpty
            || ports.contains { port in
                guard port.protocolName == protocolName else { return false }
                switch port.numbers {
                case .all: return true
                case .range(let range): return range.contains(53) || range.contains(5_353)
                case .named(let name): return name == "dns" || name == "dns-tcp"
                }
            }
    }
}
