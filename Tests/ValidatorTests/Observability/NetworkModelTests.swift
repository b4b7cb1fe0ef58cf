import Testing
import YAML

@testable import Validator

/// A tree's policies, and who asks them.
private func network(_ manifests: String) throws -> NetworkModel {
    var reader = FactReader(checked: [], covered: [])
    for document in try YAMLStream.parse(manifests).documents {
        for object in ManifestObject.all(in: document, path: "manifest.yaml") {
            reader.read(object, file: 0, fileSize: 0)
        }
    }
    var facts = TreeFacts()
    facts.take(&reader)
    let tree = ManifestTree([SourceFile(path: "manifest.yaml", text: manifests)])
    return NetworkModel(ManifestIndex(tree: tree, facts: &facts))
}

private let namespaces = """
    {apiVersion: v1, kind: Namespace, metadata: {name: acme, labels: {tenant: acme}}}
    ---
    {apiVersion: v1, kind: Namespace, metadata: {name: closed, labels: {tenant: closed}}}
    ---

    """

/// A policy in `acme`.
private func networkPolicy(_ spec: String, name: String = "policy", namespace: String = "acme") -> String {
    """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: \(name), namespace: \(namespace)}
    spec: {\(spec)}
    ---

    """
}

private func pod(
    _ app: String,
    in namespace: String,
    _ network: NetworkModel,
    isComplete: Bool = true,
    isOnHostNetwork: Bool = false
) -> NetworkPeer {
    .pod(
        NetworkPod(
            namespace: namespace,
            namespaceLabels: network.labels(ofNamespace: namespace),
            labels: PartialLabels([Label(key: "app", value: app)], isComplete: isComplete),
            ports: [PodFacts.Port(name: "http", number: 8080, protocolName: "TCP")],
            isOnHostNetwork: isOnHostNetwork
        )
    )
}

/// One policy, and whether it lets `client` in `closed` connect to `web` in `acme` on port 8080.
struct PolicyCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var spec: String
    var expected: Int

    init(_ label: String, _ spec: String, _ expected: Int) {
        testDescription = label
        self.spec = spec
        self.expected = expected
    }

    static let ingress: [PolicyCase] = [
        PolicyCase("nobody is let in", "podSelector: {}, policyTypes: [Ingress]", 0),
        PolicyCase("Ingress is the default", "podSelector: {}", 0),
        PolicyCase("null lists are none", "podSelector: {}, ingress: null", 0),
        PolicyCase("another pod is isolated", "podSelector: {matchLabels: {app: db}}", 2),
        PolicyCase("only egress is isolated", "podSelector: {}, policyTypes: [Egress]", 2),
        PolicyCase("everybody is let in", "podSelector: {}, ingress: [{}]", 2),
        PolicyCase("everybody is let in on the port", "podSelector: {}, ingress: [{ports: [{port: 8080}]}]", 2),
        PolicyCase("an empty list of peers is everybody", "podSelector: {}, ingress: [{from: []}]", 2),
        PolicyCase("on another port", "podSelector: {}, ingress: [{ports: [{port: 80}]}]", 0),
        PolicyCase("on one of two ports", "podSelector: {}, ingress: [{ports: [{port: 80}, {port: 8080}]}]", 2),
        PolicyCase("by another protocol", "podSelector: {}, ingress: [{ports: [{port: 8080, protocol: UDP}]}]", 0),
        PolicyCase("every port of a protocol", "podSelector: {}, ingress: [{ports: [{protocol: TCP}]}]", 2),
        PolicyCase("in a range", "podSelector: {}, ingress: [{ports: [{port: 8000, endPort: 9000}]}]", 2),
        PolicyCase("before a range", "podSelector: {}, ingress: [{ports: [{port: 8081, endPort: 9000}]}]", 0),
        PolicyCase("the end of a range", "podSelector: {}, ingress: [{ports: [{port: 80, endPort: 8080}]}]", 2),
        PolicyCase("by the port's name", "podSelector: {}, ingress: [{ports: [{port: http}]}]", 2),
        PolicyCase("by another port's name", "podSelector: {}, ingress: [{ports: [{port: metrics}]}]", 0),
        PolicyCase("pods of its own namespace", "podSelector: {}, ingress: [{from: [{podSelector: {}}]}]", 0),
        PolicyCase("pods everywhere", "podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]", 2),
        PolicyCase(
            "a namespace by its name",
            "podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: closed}}}]}]",
            2
        ),
        PolicyCase(
            "a namespace by a label",
            "podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {tenant: closed}}}]}]",
            2
        ),
        PolicyCase(
            "another namespace",
            "podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {tenant: acme}}}]}]",
            0
        ),
        PolicyCase(
            "a namespace by an expression",
            "podSelector: {}, ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: tenant, operator: NotIn, values: [acme]}]}}]}]",
            2
        ),
        PolicyCase(
            "the namespace and the pod",
            "podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: client}}}]}]",
            2
        ),
        PolicyCase(
            "the namespace and another pod",
            "podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: other}}}]}]",
            0
        ),
        PolicyCase(
            "the namespace or a pod of its own",
            "podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: x}}}, {namespaceSelector: {}}]}]",
            2
        ),
        PolicyCase("a block may cover pods", "podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]", 1),
        PolicyCase("an invalid peer is nobody", "podSelector: {}, ingress: [{from: [{}]}]", 0),
    ]
}

@Test(arguments: PolicyCase.ingress)
func `a policy lets in whom it names`(test: PolicyCase) throws {
    let network = try network(namespaces + networkPolicy(test.spec))
    let verdict = network.allows(
        from: pod("client", in: "closed", network),
        to: pod("web", in: "acme", network),
        port: NetworkPort(8080)
    )
    #expect(verdict.ingress.isAllowed.rawValue == test.expected)
    #expect(verdict.egress.isAllowed == .yes)
    #expect(verdict.isAllowed.rawValue == test.expected)
}

@Test func `policies add up`() throws {
    let network = try network(
        namespaces + networkPolicy("podSelector: {}", name: "deny")
            + networkPolicy("podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: 8080}]}]", name: "web")
    )
    let client = pod("client", in: "closed", network)
    let open = network.allows(from: client, to: pod("web", in: "acme", network), port: NetworkPort(8080))
    #expect(open.isAllowed == .yes)
    #expect(open.ingress.isolating.map(\.object.name) == ["deny", "web"])
    #expect(open.ingress.allowing.map(\.object.name) == ["web"])
    let shut = network.allows(from: client, to: pod("db", in: "acme", network), port: NetworkPort(8080))
    #expect(shut.isAllowed == .no)
    #expect(shut.ingress.isolating.map(\.object.name) == ["deny"])
    #expect(shut.ingress.allowing.isEmpty)
}

@Test func `both ends have to let a connection through`() throws {
    let network = try network(
        namespaces + networkPolicy("podSelector: {}, ingress: [{}]")
            + networkPolicy("podSelector: {}, egress: [{to: [{podSelector: {}}]}]", name: "out", namespace: "closed")
    )
    let (client, web) = (pod("client", in: "closed", network), pod("web", in: "acme", network))
    let out = network.allows(from: client, to: web, port: NetworkPort(8080))
    // Without policyTypes the policy isolates for ingress too.
    #expect(out.egress.isAllowed == .no)
    #expect(out.ingress.isAllowed == .yes)
    #expect(out.isAllowed == .no)
    #expect(
        network.allows(from: client, to: pod("x", in: "closed", network), port: NetworkPort(1)).egress.isAllowed == .yes
    )
    #expect(network.allows(from: web, to: client, port: NetworkPort(1)).ingress.isAllowed == .no)
}

@Test func `a port's name is the destination's on the way out too`() throws {
    let network = try network(
        namespaces
            + networkPolicy(
                "podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: http}]}]",
                namespace: "closed"
            )
    )
    let (client, web) = (pod("client", in: "closed", network), pod("web", in: "acme", network))
    #expect(network.allows(from: client, to: web, port: NetworkPort(8080)).isAllowed == .yes)
    #expect(network.allows(from: client, to: web, port: NetworkPort(8081)).isAllowed == .no)
}

@Test func `what the tree doesn't show may be so`() throws {
    let network = try network(
        networkPolicy(
            "podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {role: b}}}]}]"
        )
    )
    let web = pod("web", in: "acme", network)
    let unknown = pod("client", in: "elsewhere", network, isComplete: false)
    #expect(network.allows(from: unknown, to: web, port: NetworkPort(1)).isAllowed == .maybe)
    let known = pod("client", in: "elsewhere", network)
    #expect(network.allows(from: known, to: web, port: NetworkPort(1)).isAllowed == .no)
}

@Test func `a policy that may select a pod may isolate it`() throws {
    let network = try network(namespaces + networkPolicy("podSelector: {matchLabels: {role: web}}"))
    let client = pod("client", in: "closed", network)
    let web = pod("web", in: "acme", network, isComplete: false)
    #expect(network.allows(from: client, to: web, port: NetworkPort(1)).isAllowed == .maybe)
}

@Test func `policies don't apply to the network of a node`() throws {
    let network = try network(
        namespaces + networkPolicy("podSelector: {}")
            + networkPolicy("podSelector: {}, ingress: [{from: [{podSelector: {}}]}]", name: "own")
    )
    let client = pod("client", in: "acme", network, isOnHostNetwork: true)
    let web = pod("web", in: "acme", network, isOnHostNetwork: true)
    #expect(network.allows(from: pod("a", in: "closed", network), to: web, port: NetworkPort(1)).isAllowed == .yes)
    #expect(network.allows(from: client, to: pod("web", in: "acme", network), port: NetworkPort(1)).isAllowed == .no)
}

@Test func `addresses are let through by blocks alone`() throws {
    let network = try network(
        namespaces
            + networkPolicy(
                "podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}, {ipBlock: {cidr: '2001:db8::/32'}}]}]"
            )
    )
    func isAllowed(_ text: String) throws -> Certainty {
        let address = try #require(Array(text.utf8).withUnsafeBufferPointer { IPAddress($0) })
        return network.allows(from: pod("web", in: "acme", network), to: .address(address), port: NetworkPort(443))
            .isAllowed
    }
    #expect(try isAllowed("10.0.0.1") == .yes)
    #expect(try isAllowed("10.255.255.255") == .yes)
    #expect(try isAllowed("10.1.0.0") == .no)
    #expect(try isAllowed("10.1.255.255") == .no)
    #expect(try isAllowed("10.2.0.0") == .yes)
    #expect(try isAllowed("11.0.0.0") == .no)
    #expect(try isAllowed("2001:db8::1") == .yes)
    #expect(try isAllowed("2001:db9::1") == .no)
}
