import Kubernetes
import Renderer
import TenantSpecs
import Testing
import YAML

/// The network policies of a rendering, judged as the API defines them: a pod that a policy selects for a direction may
/// be reached, or reach, only as some policy says; one that none selects is open.
struct NetworkJudge {
    struct Pod: Sendable, CustomTestStringConvertible {
        var namespace: String
        var labels: SortedMap<LabelKey, LabelValue>
        var namespaceLabels: SortedMap<LabelKey, LabelValue>
        var testDescription: String
        /// Whether we render it.
        var isOurs = false
        /// What it is reached by, when it is no pod but an address.
        var address: UInt32?
    }

    let policies: [NetworkPolicy]
    let pods: [Pod]

    init(_ rendered: RenderedFiles) throws {
        policies = try rendered.objects()
        let namespaces = try rendered.objects(Namespace.self)
        let own = try rendered.objects(Deployment.self).map { deployment in
            let name = deployment.metadata.namespace?.text ?? ""
            let namespace = try #require(namespaces.first { $0.metadata.name.text == name })
            return Pod(
                namespace: name,
                labels: deployment.spec.template.metadata.labels,
                namespaceLabels: namespace.metadata.labels.merging([
                    "kubernetes.io/metadata.name": .init(stringLiteral: name)
                ]),
                testDescription: "\(name)/\(deployment.metadata.name)",
                isOurs: true
            )
        }
        // As the prometheus-operator and kubeadm's CoreDNS label theirs.
        let monitoring = own.first { $0.namespace == "monitoring" }?.namespaceLabels ?? [:]
        pods =
            own + [
                Pod(
                    namespace: "monitoring",
                    labels: ["app.kubernetes.io/name": "prometheus", "prometheus": "k8s"],
                    namespaceLabels: monitoring,
                    testDescription: "prometheus"
                ),
                Pod(
                    namespace: "kube-system",
                    labels: ["k8s-app": "kube-dns"],
                    namespaceLabels: ["kubernetes.io/metadata.name": "kube-system"],
                    testDescription: "dns"
                ),
                Pod(
                    namespace: "cache",
                    labels: ["app.kubernetes.io/name": "redis"],
                    namespaceLabels: ["kubernetes.io/metadata.name": "cache"],
                    testDescription: "redis"
                ),
                Self.address("kubernetes", 172, 20, 0, 1),
                Self.address("api-server", 10, 3, 0, 7),
                Self.address("other-service", 172, 20, 0, 2),
                Self.address("node", 10, 3, 1, 7),
                Self.address("metadata", 169, 254, 169, 254),
                Self.address("internet", 203, 0, 113, 5),
            ]
    }

    private static func address(_ name: String, _ bytes: UInt32...) -> Pod {
        let address = bytes.reduce(0) { $0 << 8 | $1 }
        return Pod(namespace: "", labels: [:], namespaceLabels: [:], testDescription: name, address: address)
    }

    func pod(_ name: String) throws -> Pod {
        try #require(pods.first { $0.testDescription == name })
    }

    func allows(_ source: String, _ target: String, _ protocol: TransportProtocol, _ port: Int32) throws -> Bool {
        let (source, target) = (try pod(source), try pod(target))
        let sent = rules(of: source, .egress) { $0.spec.egress?.map { ($0.ports, $0.to) } ?? [] }
        let received = rules(of: target, .ingress) { $0.spec.ingress?.map { ($0.ports, $0.from) } ?? [] }
        let isOpen = { (rules: [Rule]?, owner: Pod, other: Pod) in
            rules?.contains { rule in
                Self.has(rule.ports, `protocol`, port)
                    && (rule.peers.isEmpty || rule.peers.contains { Self.selects($0, other, from: owner) })
            } ?? true
        }
        return isOpen(sent, source, target) && isOpen(received, target, source)
    }

    private typealias Rule = (ports: [NetworkPolicyPort], peers: [NetworkPolicyPeer])

    /// The rules that hold for a pod; `nil` when no policy selects it for the direction.
    private func rules(of pod: Pod, _ direction: PolicyType, _ rules: (NetworkPolicy) -> [Rule]) -> [Rule]? {
        let holding = policies.filter {
            $0.metadata.namespace?.text == pod.namespace && $0.spec.policyTypes.contains(direction)
                && Self.matches($0.spec.podSelector, pod.labels)
        }
        return holding.isEmpty ? nil : holding.flatMap(rules)
    }

    private static func has(_ ports: [NetworkPolicyPort], _ protocol: TransportProtocol, _ port: Int32) -> Bool {
        ports.isEmpty || ports.contains { ($0.protocol ?? .tcp) == `protocol` && $0.port == .int(port) }
    }

    private static func selects(_ peer: NetworkPolicyPeer, _ pod: Pod, from owner: Pod) -> Bool {
        if let address = pod.address {
            return peer.ipBlock.map { block in
                contains(block.cidr, address) && !block.except.contains { contains($0, address) }
            } ?? false
        }
        guard peer.ipBlock == nil else { return false }
        let isNamespace =
            peer.namespaceSelector.map { matches($0, pod.namespaceLabels) } ?? (pod.namespace == owner.namespace)
        return isNamespace && (peer.podSelector.map { matches($0, pod.labels) } ?? true)
    }

    /// Whether an IPv4 block holds an address; a block of IPv6 holds none of them.
    private static func contains(_ block: String, _ address: UInt32) -> Bool {
        let numbers = block.split { $0 == "." || $0 == "/" }.compactMap { UInt32($0) }
        guard numbers.count == 5 else { return false }
        let start = numbers[..<4].reduce(0) { $0 << 8 | $1 }
        return numbers[4] == 0 || (address ^ start) >> (32 - numbers[4]) == 0
    }

    private static func matches(_ selector: LabelSelector, _ labels: SortedMap<LabelKey, LabelValue>) -> Bool {
        selector.matchLabels.allSatisfy { labels[$0.key] == $0.value }
            && selector.matchExpressions.allSatisfy { requirement in
                switch requirement.operator {
                case .exists: labels[requirement.key] != nil
                case .doesNotExist: labels[requirement.key] == nil
                case .isIn: labels[requirement.key].map(requirement.values.contains) ?? false
                case .notIn: !(labels[requirement.key].map(requirement.values.contains) ?? false)
                }
            }
    }
}

/// Every connection between pods that the platform needs.
private func neededEdges() -> Set<String> {
    var edges: Set<String> = ["prometheus > monitoring/llm-gateway TCP 9464"]
    for tenant in SampleSpecs.tenants {
        edges.insert("\(tenant)/\(tenant)-app > \(tenant)/llm-proxy TCP 5002")
        edges.insert("\(tenant)/llm-proxy > monitoring/llm-gateway TCP 5000")
        edges.insert("prometheus > \(tenant)/\(tenant)-app TCP 5000")
        edges.insert("prometheus > \(tenant)/llm-proxy TCP 5002")
        for pod in ["\(tenant)-app", "llm-proxy"] {
            edges.formUnion(["\(tenant)/\(pod) > dns UDP 53", "\(tenant)/\(pod) > dns TCP 53"])
        }
    }
    edges.formUnion(
        [
            "dns UDP 53", "dns TCP 53", "redis TCP 6379", "kubernetes TCP 443", "kubernetes TCP 6443",
            "api-server TCP 443", "api-server TCP 6443", "internet TCP 443", "internet TCP 8443",
        ].map { "monitoring/llm-gateway > \($0)" }
    )
    return edges
}

@Test func `exactly the needed connections are open, on both sides`() async throws {
    let judge = try NetworkJudge(RenderedFiles(try await SampleSpecs.load()))
    let ports: [(TransportProtocol, Int32)] = [
        (.tcp, 53), (.udp, 53), (.tcp, 80), (.tcp, 443), (.tcp, 5000), (.tcp, 5002), (.tcp, 6379),
        (.tcp, 6443), (.tcp, 8443), (.tcp, 9090), (.tcp, 9464),
    ]
    var open = Set<String>()
    for source in judge.pods where source.address == nil {
        // What the cluster's own pods do among themselves is not ours to say.
        for target in judge.pods
        where source.testDescription != target.testDescription && (source.isOurs || target.isOurs) {
            for (name, port) in ports
            where try judge.allows(source.testDescription, target.testDescription, name, port) {
                open.insert("\(source.testDescription) > \(target.testDescription) \(name.rawValue) \(port)")
            }
        }
    }
    // Prometheus and DNS may be reached by the gateway's namespace alone; no policy of ours governs who asks them there.
    #expect(open == neededEdges(), "\(open.symmetricDifference(neededEdges()).sorted())")
}

@Test func `a tenant's pods reach no address by its number`() async throws {
    let policies = try RenderedFiles(try await SampleSpecs.load()).objects(NetworkPolicy.self, below: "tenants/")
    for rule in policies.flatMap({ $0.spec.egress ?? [] }) {
        #expect(!rule.to.isEmpty)
        #expect(rule.to.allSatisfy { $0.ipBlock == nil })
    }
    let everything = policies.filter { $0.spec.podSelector == LabelSelector() && $0.spec.egress == nil }
    #expect(everything.count == SampleSpecs.tenants.count)
    #expect(everything.allSatisfy { $0.spec.policyTypes == [.ingress, .egress] && $0.spec.ingress == nil })
}

@Test func `the gateway reaches its upstreams' ports, and nothing private but the API server`() async throws {
    let policies = try RenderedFiles(try await SampleSpecs.load()).objects(NetworkPolicy.self, below: "monitoring/")
    let rules = policies.flatMap { $0.spec.egress ?? [] }.filter { $0.to.contains { $0.ipBlock != nil } }
    #expect(rules.map { $0.ports.map(\.port) } == [[443, 8443], [443, 6443]])
    #expect(rules.last?.to.map(\.ipBlock?.cidr) == ["10.3.0.0/24", "172.20.0.1/32", "fd00:3::/64"])
    let blocks = rules[0].to.compactMap(\.ipBlock)
    #expect(blocks.map(\.cidr) == ["0.0.0.0/0", "::/0"])
    for block in ["10.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"] {
        #expect(blocks[0].except.contains(block))
    }
}

@Test func `an API server of which nothing is said may have any private address`() async throws {
    let edits = [
        (
            "platform",
            "  apiServer: {addresses: [10.3.0.0/24, 172.20.0.1/32, \"fd00:3::/64\"], issuer: \"https://issuer.example.com/lab\"}\n",
            ""
        )
    ]
    let rendered = RenderedFiles(try await SampleSpecs.load(edits))
    let judge = try NetworkJudge(rendered)
    for (target, isOpen) in [
        ("kubernetes", true), ("api-server", true), ("node", true), ("metadata", false), ("internet", false),
    ] {
        #expect(try judge.allows("monitoring/llm-gateway", target, .tcp, 6443) == isOpen, "\(target)")
        #expect(try !judge.allows("monitoring/llm-gateway", target, .tcp, 80), "\(target)")
    }
}

@Test func `a Redis outside of the cluster is reached by its addresses alone`() async throws {
    let edits = [("platform", "namespace: cache", "addresses: [10.3.1.0/24]")]
    let judge = try NetworkJudge(RenderedFiles(try await SampleSpecs.load(edits)))
    #expect(try judge.allows("monitoring/llm-gateway", "node", .tcp, 6379))
    #expect(try !judge.allows("monitoring/llm-gateway", "redis", .tcp, 6379))
    #expect(try !judge.allows("monitoring/llm-gateway", "api-server", .tcp, 6379))
}

@Test func `without a Redis there is no way to one`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load(SampleSpecs.withoutRedis))
    #expect(try !NetworkJudge(rendered).allows("monitoring/llm-gateway", "redis", .tcp, 6379))
}
