extension NetworkOracle {
    /// A small cluster by chance: few names and labels, so that things match and nearly match.
    static func random(using dice: inout some RandomNumberGenerator) -> NetworkOracle {
        var oracle = NetworkOracle(namespaces: [:], pods: [], policies: [])
        for name in ["a", "b", "c"] {
            oracle.namespaces[name] = labels(["team", "env"], &dice)
        }
        for number in 0..<5 {
            oracle.pods.append(
                Pod(
                    name: "pod-\(number)",
                    namespace: pick(["a", "b", "c"], &dice),
                    labels: labels(["app", "tier"], &dice),
                    ports: ports(&dice),
                    isOnHostNetwork: Int.random(in: 0..<12, using: &dice) == 0
                )
            )
        }
        for _ in 0..<Int.random(in: 0...5, using: &dice) {
            oracle.policies.append(
                Policy(
                    namespace: pick(["a", "b", "c"], &dice),
                    pods: selector(["app", "tier"], &dice),
                    types: pick([nil, [], ["Ingress"], ["Egress"], ["Ingress", "Egress"]], &dice),
                    ingress: rules(&dice),
                    egress: rules(&dice)
                )
            )
        }
        return oracle
    }

    private static func pick<Element>(_ elements: [Element], _ dice: inout some RandomNumberGenerator) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &dice)]
    }

    private static func labels(_ keys: [String], _ dice: inout some RandomNumberGenerator) -> [String: String] {
        var labels: [String: String] = [:]
        for key in keys where Bool.random(using: &dice) { labels[key] = pick(["x", "y"], &dice) }
        return labels
    }

    /// Names are those of numbers that differ from pod to pod.
    private static func ports(_ dice: inout some RandomNumberGenerator) -> [ContainerPort] {
        [
            ContainerPort(name: "http", number: pick([80, 8080], &dice), protocolName: "TCP"),
            ContainerPort(name: "dns", number: 53, protocolName: pick(["TCP", "UDP"], &dice)),
        ]
        .filter { _ in Bool.random(using: &dice) }
    }

    private static func selector(_ keys: [String], _ dice: inout some RandomNumberGenerator) -> Selector {
        var selector = Selector()
        for key in keys {
            switch Int.random(in: 0..<6, using: &dice) {
            case 0, 1: selector.labels[key] = pick(["x", "y"], &dice)
            case 2:
                selector.expressions.append(
                    Selector.Expression(
                        key: key,
                        operation: pick(["In", "NotIn"], &dice),
                        values: pick([["x"], ["y"], ["x", "y"], ["x", "z"]], &dice)
                    )
                )
            case 3:
                selector.expressions.append(
                    Selector.Expression(key: key, operation: pick(["Exists", "DoesNotExist"], &dice), values: [])
                )
            default: continue
            }
        }
        return selector
    }

    private static func rules(_ dice: inout some RandomNumberGenerator) -> [Rule]? {
        guard Int.random(in: 0..<4, using: &dice) > 0 else { return pick([nil, []], &dice) }
        return (0..<Int.random(in: 1...2, using: &dice)).map { _ in
            Rule(peers: peers(&dice), ports: policyPorts(&dice))
        }
    }

    private static func peers(_ dice: inout some RandomNumberGenerator) -> [Peer]? {
        guard Int.random(in: 0..<5, using: &dice) > 0 else { return pick([nil, []], &dice) }
        return (0..<Int.random(in: 1...2, using: &dice)).map { _ in
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: .pods(selector(["app", "tier"], &dice), namespaces: nil)
            case 1: .pods(nil, namespaces: namespaceSelector(&dice))
            case 2: .pods(selector(["app", "tier"], &dice), namespaces: namespaceSelector(&dice))
            default:
                .block(
                    Block(base: pick([10 << 24, 203 << 24 | 113 << 8], &dice), length: pick([0, 8, 24, 32], &dice)),
                    except: pick([[], [Block(base: 10 << 24 | 1 << 16, length: 16)]], &dice)
                )
            }
        }
    }

    private static func namespaceSelector(_ dice: inout some RandomNumberGenerator) -> Selector {
        guard Bool.random(using: &dice) else { return selector(["team", "env"], &dice) }
        return Selector(labels: ["kubernetes.io/metadata.name": pick(["a", "b", "c"], &dice)])
    }

    private static func policyPorts(_ dice: inout some RandomNumberGenerator) -> [Port]? {
        guard Int.random(in: 0..<3, using: &dice) > 0 else { return pick([nil, []], &dice) }
        return (0..<Int.random(in: 1...2, using: &dice)).map { _ in
            Port(
                protocolName: pick([nil, "TCP", "UDP"], &dice),
                number: pick(
                    [
                        .all, .number(80, end: nil), .number(53, end: 80), .number(8000, end: 9000), .name("http"),
                        .name("dns"),
                    ],
                    &dice
                )
            )
        }
    }
}

// MARK: - As manifests

extension NetworkOracle {
    /// The cluster as manifests.
    var manifests: String {
        let namespaces = self.namespaces.sorted { $0.key < $1.key }.map { name, labels in
            "{apiVersion: v1, kind: Namespace, metadata: {name: \(name), labels: \(Self.text(labels))}}"
        }
        let pods = self.pods.map { pod in
            let ports = pod.ports.map {
                "{name: \($0.name), containerPort: \($0.number), protocol: \($0.protocolName)}"
            }
            return """
                apiVersion: v1
                kind: Pod
                metadata: {name: \(pod.name), namespace: \(pod.namespace), labels: \(Self.text(pod.labels))}
                spec: {hostNetwork: \(pod.isOnHostNetwork), containers: [{name: a, ports: [\(ports.joined(separator: ", "))]}]}
                """
        }
        let policies = self.policies.enumerated().map { number, policy in
            var fields = ["podSelector: \(Self.text(policy.pods))"]
            if let types = policy.types { fields.append("policyTypes: [\(types.joined(separator: ", "))]") }
            if let rules = policy.ingress { fields.append("ingress: \(Self.text(rules, "from"))") }
            if let rules = policy.egress { fields.append("egress: \(Self.text(rules, "to"))") }
            return """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: policy-\(number), namespace: \(policy.namespace)}
                spec: {\(fields.joined(separator: ", "))}
                """
        }
        return (namespaces + pods + policies).joined(separator: "\n---\n") + "\n"
    }

    private static func text(_ labels: [String: String]) -> String {
        "{" + labels.sorted { $0.key < $1.key }.map { "\($0.key): \"\($0.value)\"" }.joined(separator: ", ") + "}"
    }

    private static func text(_ selector: Selector) -> String {
        let expressions = selector.expressions.map { expression in
            let values =
                expression.values.isEmpty
                ? "" : ", values: [\(expression.values.map { "\"\($0)\"" }.joined(separator: ", "))]"
            return "{key: \(expression.key), operator: \(expression.operation)\(values)}"
        }
        return "{matchLabels: \(text(selector.labels)), matchExpressions: [\(expressions.joined(separator: ", "))]}"
    }

    private static func text(_ block: Block) -> String {
        let numbers = [24, 16, 8, 0].map { String(block.base >> UInt32($0) & 0xFF) }
        return "\(numbers.joined(separator: "."))/\(block.length)"
    }

    private static func text(_ rules: [Rule], _ side: String) -> String {
        let texts = rules.map { rule in
            var fields: [String] = []
            if let peers = rule.peers {
                let texts = peers.map { peer in
                    switch peer {
                    case .pods(let pods, let namespaces):
                        let parts = [
                            pods.map { "podSelector: \(text($0))" },
                            namespaces.map { "namespaceSelector: \(text($0))" },
                        ]
                        return "{" + parts.compactMap(\.self).joined(separator: ", ") + "}"
                    case .block(let block, let except):
                        return
                            "{ipBlock: {cidr: \(text(block)), except: [\(except.map { text($0) }.joined(separator: ", "))]}}"
                    }
                }
                fields.append("\(side): [\(texts.joined(separator: ", "))]")
            }
            if let ports = rule.ports {
                let texts = ports.map { port in
                    var parts = port.protocolName.map { ["protocol: \($0)"] } ?? []
                    switch port.number {
                    case .all: break
                    case .number(let number, let end):
                        parts.append("port: \(number)")
                        if let end { parts.append("endPort: \(end)") }
                    case .name(let name): parts.append("port: \(name)")
                    }
                    return "{\(parts.joined(separator: ", "))}"
                }
                fields.append("ports: [\(texts.joined(separator: ", "))]")
            }
            return "{\(fields.joined(separator: ", "))}"
        }
        return "[\(texts.joined(separator: ", "))]"
    }
}
