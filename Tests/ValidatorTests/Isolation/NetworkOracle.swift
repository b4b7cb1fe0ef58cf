/// NetworkPolicies judged straight from the documentation of the API (kubernetes: staging/src/k8s.io/api/networking/v1/types.go),
/// pod by pod and rule by rule, with nothing of the validator's.
struct NetworkOracle {
    struct Selector {
        struct Expression {
            var key: String
            var operation: String
            var values: [String]
        }

        var labels: [String: String] = [:]
        var expressions: [Expression] = []
    }

    struct Block {
        var base: UInt32
        var length: UInt32
    }

    enum Peer {
        case pods(Selector?, namespaces: Selector?)
        case block(Block, except: [Block])
    }

    enum PortNumber {
        case all
        case number(Int, end: Int?)
        case name(String)
    }

    struct Port {
        var protocolName: String?
        var number: PortNumber
    }

    struct Rule {
        var peers: [Peer]?
        var ports: [Port]?
    }

    struct Policy {
        var namespace: String
        var pods: Selector
        var types: [String]?
        var ingress: [Rule]?
        var egress: [Rule]?
    }

    struct ContainerPort: Hashable {
        var name: String
        var number: Int
        var protocolName: String
    }

    struct Pod {
        var name: String
        var namespace: String
        var labels: [String: String]
        var ports: [ContainerPort]
        var isOnHostNetwork: Bool
    }

    enum End {
        case pod(Pod)
        case address(UInt32)
    }

    var namespaces: [String: [String: String]]
    var pods: [Pod]
    var policies: [Policy]
    /// Whether blocks are taken to cover pods too, which plugins differ in.
    var blocksCoverPods = false

    func allows(_ source: End, _ target: End, _ protocolName: String, _ port: Int) -> Bool {
        opens(source, other: target, target: target, protocolName, port, isEgress: true)
            && opens(target, other: source, target: target, protocolName, port, isEgress: false)
    }

    private func opens(
        _ end: End,
        other: End,
        target: End,
        _ protocolName: String,
        _ port: Int,
        isEgress: Bool
    ) -> Bool {
        guard case .pod(let pod) = end, !pod.isOnHostNetwork else { return true }
        var isIsolated = false
        for policy in policies where policy.namespace == pod.namespace && selects(policy.pods, pod.labels) {
            let applies: Bool
            if let types = policy.types, !types.isEmpty {
                applies = types.contains(isEgress ? "Egress" : "Ingress")
            } else {
                // Ingress always, Egress if there are rules for it.
                applies = isEgress ? policy.egress?.isEmpty == false : true
            }
            guard applies else { continue }
            isIsolated = true
            for rule in (isEgress ? policy.egress : policy.ingress) ?? [] {
                let hasPort =
                    rule.ports?.isEmpty != false || rule.ports?.contains { has($0, target, protocolName, port) } == true
                let hasPeer =
                    rule.peers?.isEmpty != false
                    || rule.peers?.contains { matches($0, other, policy.namespace) } == true
                if hasPort, hasPeer { return true }
            }
        }
        return !isIsolated
    }

    private func has(_ entry: Port, _ target: End, _ protocolName: String, _ port: Int) -> Bool {
        guard entry.protocolName ?? "TCP" == protocolName else { return false }
        switch entry.number {
        case .all: return true
        case .number(let number, let end): return port >= number && port <= end ?? number
        case .name(let name):
            guard case .pod(let pod) = target else { return false }
            return pod.ports.contains(ContainerPort(name: name, number: port, protocolName: protocolName))
        }
    }

    private func matches(_ peer: Peer, _ end: End, _ namespace: String) -> Bool {
        switch (peer, end) {
        case (.block(let block, let except), .address(let address)):
            return holds(block, address) && !except.contains { holds($0, address) }
        case (.block, .pod): return blocksCoverPods
        case (.pods, .address): return false
        case (.pods(let pods, let namespaces), .pod(let pod)):
            guard !pod.isOnHostNetwork else { return false }
            guard let namespaces else { return pod.namespace == namespace && selects(pods ?? Selector(), pod.labels) }
            var own = self.namespaces[pod.namespace] ?? [:]
            own["kubernetes.io/metadata.name"] = pod.namespace
            return selects(namespaces, own) && selects(pods ?? Selector(), pod.labels)
        }
    }

    private func holds(_ block: Block, _ address: UInt32) -> Bool {
        block.length == 0 || (block.base ^ address) >> (32 - block.length) == 0
    }

    private func selects(_ selector: Selector, _ labels: [String: String]) -> Bool {
        for (key, value) in selector.labels where labels[key] != value { return false }
        for expression in selector.expressions {
            let value = labels[expression.key]
            switch expression.operation {
            case "In": if value == nil || !expression.values.contains(value ?? "") { return false }
            case "NotIn": if let value, expression.values.contains(value) { return false }
            case "Exists": if value == nil { return false }
            default: if value != nil { return false }
            }
        }
        return true
    }
}
