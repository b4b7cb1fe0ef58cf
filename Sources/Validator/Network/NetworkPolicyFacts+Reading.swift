import YAML

extension NetworkPolicyFacts {
    /// Reads a policy; `nil` for one without a specification.
    ///
    /// Without `policyTypes` a policy isolates for ingress, and for egress when it has rules for that (Kubernetes:
    /// pkg/apis/networking/v1/defaults.go, `SetDefaults_NetworkPolicy`).
    init?(_ root: YAMLNode) {
        guard let spec = root["spec"] else { return nil }
        pods = spec["podSelector"].map { LabelSelector($0) } ?? LabelSelector(labels: [])
        let ingress = spec.list("ingress").map { Rule($0, peers: "from") }
        let egress = spec.list("egress").map { Rule($0, peers: "to") }
        let types = spec.list("policyTypes").compactMap(\.string)
        let isolatesEgress = types.isEmpty ? !egress.isEmpty : types.contains("Egress")
        self.ingress = types.isEmpty || types.contains("Ingress") ? ingress : nil
        self.egress = isolatesEgress ? egress : nil
    }
}

extension NetworkPolicyFacts.Rule {
    fileprivate init(_ node: YAMLNode, peers side: String) {
        peers = node.list(side).map { NetworkPolicyFacts.Peer($0) }
        ports = node.list("ports").map { NetworkPolicyFacts.Port($0) }
    }
}

extension NetworkPolicyFacts.Peer {
    fileprivate init(_ node: YAMLNode) {
        if let block = node["ipBlock"] {
            guard let range = block["cidr"]?.withUTF8({ CIDR($0) }) else {
                self = .nobody
                return
            }
            self = .addresses(range, except: block.list("except").compactMap { $0.withUTF8 { CIDR($0) } })
        } else if node["podSelector"] != nil || node["namespaceSelector"] != nil {
            self = .pods(
                node["podSelector"].map { LabelSelector($0) } ?? LabelSelector(labels: []),
                namespaces: node["namespaceSelector"].map { LabelSelector($0) }
            )
        } else {
            self = .nobody
        }
    }
}

extension NetworkPolicyFacts.Port {
    fileprivate init(_ node: YAMLNode) {
        protocolName = node["protocol"]?.string ?? "TCP"
        guard let port = node["port"], let reference = PortReference(port) else {
            numbers = .all
            return
        }
        switch reference {
        case .name(let name): numbers = .named(name)
        case .number(let first):
            let last = node["endPort"]?.integer ?? first
            numbers = .range(first...max(first, last))
        }
    }
}
