import YAML

/// The connections that a tree's NetworkPolicies certainly let through, pod by pod: for trees of a few tenants, of which two
/// versions are to be compared.
package struct PossibleConnections: Sendable {
    /// A connection: from a workload, or something outside of the cluster, to another.
    package struct Connection: Hashable, Sendable {
        /// Who connects: `Deployment acme-corp/llm-proxy`, `the Internet`.
        package var source: String
        /// Who is connected to.
        package var target: String
        /// The port: `TCP 5000`, or `ports that nobody names`.
        package var port: String
    }

    /// The connections.
    package private(set) var connections: Set<Connection> = []
    /// The workloads.
    package private(set) var workloads: Set<String> = []
    /// The tenant of each workload that is a tenant's.
    package private(set) var tenants: [String: String] = [:]
    /// How what is outside of the cluster is called.
    package static let internet = "the Internet"
    /// Where nodes and pods are told who they are.
    package static let metadata = "the metadata address"

    /// One end that is asked about.
    private struct End {
        var title: String
        var peer: NetworkPeer
        var ports: [NetworkPort] = []
        var isPods = false
    }

    /// A port that no container declares and no policy names stands for all of those.
    private static let unnamedPort = NetworkPort(1)

    /// Reads a tree.
    package init(of tree: ManifestTree, settings: ValidationSettings) {
        let index = ManifestIndex(of: tree, settings: settings)
        let model = NetworkModel(index)
        var ends: [End] = []
        for object in index.objects {
            guard case .pods(let facts) = object.content else { continue }
            let title = object.identity.title
            let ports = facts.ports.map { NetworkPort($0.number, $0.protocolName) }
            ends.append(
                End(title: title, peer: .pod(model.pod(facts, in: object.namespace)), ports: ports, isPods: true)
            )
            workloads.insert(title)
            tenants[title] = index.tenancy.tenant(ofNamespace: object.namespace)
        }
        let named = Self.policyPorts(index)
        // An address of a public resolver stands for all.
        let outside: [(String, IPAddress?)] = [
            (Self.internet, IPAddress("8.8.8.8")), (Self.metadata, IPAddress.metadata.first),
        ]
        ends += outside.compactMap { title, address in address.map { End(title: title, peer: .address($0)) } }
        for source in ends {
            for target in ends where (source.isPods || target.isPods) && source.title != target.title {
                let ports = Set(target.ports + named + [Self.unnamedPort])
                for port in ports where model.allows(from: source.peer, to: target.peer, port: port).isAllowed == .yes {
                    let text =
                        port == Self.unnamedPort ? "ports that nobody names" : "\(port.protocolName) \(port.number)"
                    connections.insert(Connection(source: source.title, target: target.title, port: text))
                }
            }
        }
    }

    /// The ports that policies name by number; of a range the first.
    private static func policyPorts(_ index: ManifestIndex) -> [NetworkPort] {
        var ports: Set<NetworkPort> = []
        for object in index.objects {
            guard case .networkPolicy(let facts) = object.content else { continue }
            for port in ((facts.ingress ?? []) + (facts.egress ?? [])).flatMap(\.ports) {
                if case .range(let range) = port.numbers {
                    ports.insert(NetworkPort(range.lowerBound, port.protocolName))
                }
            }
        }
        return Array(ports)
    }
}

extension ManifestIndex {
    /// Reads a tree file by file; what can't be read adds nothing.
    fileprivate init(of tree: ManifestTree, settings: ValidationSettings) {
        var reader = FactReader(checked: [], covered: [])
        for (number, file) in tree.files.enumerated() {
            guard let bytes = try? file.read(), let stream = try? YAMLStream.parse(bytes) else { continue }
            for document in stream.documents {
                if KustomizationFacts.isKustomization(file.path) {
                    reader.readKustomization(document, path: file.path, file: Int32(number))
                } else {
                    for object in ManifestObject.all(in: document, path: file.path) {
                        reader.read(object, file: Int32(number), fileSize: bytes.count)
                    }
                }
            }
        }
        var facts = TreeFacts()
        facts.take(&reader)
        self.init(tree: tree, facts: &facts, settings: settings)
    }
}
