import Testing
import YAML

@testable import Validator

/// The same numbers every time (SplitMix64).
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// What is known of manifests.
func manifestIndex(_ manifests: String, settings: ValidationSettings = ValidationSettings()) throws -> ManifestIndex {
    var reader = FactReader(checked: [], covered: [])
    for document in try YAMLStream.parse(manifests).documents {
        for object in ManifestObject.all(in: document, path: "manifest.yaml") {
            reader.read(object, file: 0, fileSize: 0)
        }
    }
    var facts = TreeFacts()
    facts.take(&reader)
    let tree = ManifestTree([SourceFile(path: "manifest.yaml", text: manifests)])
    return ManifestIndex(tree: tree, facts: &facts, settings: settings)
}

struct NetworkOracleTests {
    private static let ports: [(String, Int)] = [
        ("TCP", 53), ("TCP", 80), ("TCP", 8080), ("TCP", 9443), ("UDP", 53), ("UDP", 80),
        ("UDP", 8080),
    ]
    private static let addresses: [UInt32] = [10 << 24 | 1, 10 << 24 | 1 << 16 | 1, 203 << 24 | 113 << 8 | 5]

    @Test(arguments: 0..<10)
    func `the model and the documentation agree about every pair`(seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        for _ in 0..<50 {
            var oracle = NetworkOracle.random(using: &dice)
            let network = NetworkModel(try manifestIndex(oracle.manifests))
            for source in Self.ends(oracle, network) {
                for target in Self.ends(oracle, network) where source.name != target.name {
                    let way = network.way(from: source.peer, to: target.peer)
                    for (name, port) in Self.ports {
                        oracle.blocksCoverPods = false
                        let isCertain = oracle.allows(source.end, target.end, name, port)
                        oracle.blocksCoverPods = true
                        let isPossible = oracle.allows(source.end, target.end, name, port)
                        let expected: Certainty = isCertain ? .yes : isPossible ? .maybe : .no
                        let found = network.allows(from: source.peer, to: target.peer, port: NetworkPort(port, name))
                        let about = "\(source.name) > \(target.name) \(name) \(port)\n\(oracle.manifests)"
                        try #require(found.isAllowed == expected, "\(about)")
                        let isInWay = way.certainty > .no && way.ports.contains(NetworkPort(port, name))
                        try #require(isInWay == isPossible, "\(about)")
                        try #require(way.certainPorts.contains(NetworkPort(port, name)) == isCertain, "\(about)")
                    }
                }
            }
        }
    }

    @Test func `the map has the ways that the documentation has, and no other`() throws {
        var dice = Dice(state: 4711)
        for _ in 0..<200 {
            var oracle = NetworkOracle.random(using: &dice)
            oracle.blocksCoverPods = false
            let reach = NetworkReach(try manifestIndex(oracle.manifests))
            let map = reach.map
            func node(_ pod: NetworkOracle.Pod) throws -> Int {
                try #require(map.nodes.first { $0.detail.contains("Pod \(pod.namespace)/\(pod.name)") }).id
            }
            let open = Set(map.nodes.filter { $0.kind == .everything }.map(\.id))
            for source in oracle.pods {
                for target in oracle.pods where try node(source) != node(target) {
                    let isOpen = Self.ports.contains { oracle.allows(.pod(source), .pod(target), $0.0, $0.1) }
                    let (from, to) = (try node(source), try node(target))
                    // What is open to everyone is one way to a node that stands for all.
                    let isShown =
                        map.edges.contains { $0.source == from && $0.target == to }
                        || map.edges.contains { $0.source == from && open.contains($0.target) }
                            && map.edges.contains { open.contains($0.source) && $0.target == to }
                    if isOpen { #expect(isShown, "\(source.name) > \(target.name)\n\(oracle.manifests)") }
                    guard map.edges.contains(where: { $0.source == from && $0.target == to }) else { continue }
                    oracle.blocksCoverPods = true
                    let isPossible = Self.ports.contains { oracle.allows(.pod(source), .pod(target), $0.0, $0.1) }
                    oracle.blocksCoverPods = false
                    #expect(isPossible, "\(source.name) > \(target.name)\n\(oracle.manifests)")
                }
            }
        }
    }

    private struct End {
        var name: String
        var end: NetworkOracle.End
        var peer: NetworkPeer
    }

    private static func ends(_ oracle: NetworkOracle, _ network: NetworkModel) -> [End] {
        let pods = oracle.pods.compactMap { pod -> End? in
            let objects = network.index.objects(.pod, pod.name, in: pod.namespace)
            guard case .pods(let facts) = objects.first?.content else { return nil }
            return End(name: pod.name, end: .pod(pod), peer: .pod(network.pod(facts, in: pod.namespace)))
        }
        return pods
            + addresses.compactMap { bits in
                let text = [24, 16, 8, 0].map { String(bits >> UInt32($0) & 0xFF) }.joined(separator: ".")
                return IPAddress(text).map { End(name: text, end: .address(bits), peer: .address($0)) }
            }
    }
}
