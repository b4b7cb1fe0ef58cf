import KubernetesSchemas
import Plan
import TestSupport
import Testing
import Validator

/// Files in memory, before and after.
struct MemoryFiles: PlanFiles {
    var old: [String: String]
    var new: [String: String]

    var changedPaths: [String] { Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted() }

    func load(_ paths: [String]) throws -> [TreeFile] {
        paths.map { path in
            TreeFile(path: path, old: old[path].map { Array($0.utf8) }, new: new[path].map { Array($0.utf8) })
        }
    }

    func read(_ path: String) -> [UInt8]? { old[path] == new[path] ? new[path].map { Array($0.utf8) } : nil }

    func files(below folder: String, atMost limit: Int) -> [String]? {
        new.keys.filter { $0.hasPrefix(folder + "/") }
    }

    func folders(in folder: String) -> [String] {
        let prefix = folder.isEmpty ? "" : folder + "/"
        let names = new.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count).split(separator: "/") }
        return Set(names.filter { $0.count > 1 }.map { prefix + $0[0] }).sorted()
    }
}

struct EdgeTests {
    private static func tenant(_ name: String, policies: String...) -> String {
        let head = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: \(name), labels: {tenantry.dev/tenant: \(name)}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app, namespace: \(name)}
            spec:
              selector: {matchLabels: {app: app}}
              template:
                metadata: {labels: {app: app}}
                spec: {containers: [{name: app, image: i, ports: [{containerPort: 5000}]}]}

            """
        return policies.enumerated().reduce(head) { text, policy in
            text
                + "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
                + "metadata: {name: p\(policy.offset), namespace: \(name)}\nspec: \(policy.element)\n"
        }
    }

    private static let deny = "{podSelector: {}, policyTypes: [Ingress, Egress]}"
    private static let fromBlue =
        "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: blue}}}]}]}"
    private static let toAcme =
        "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: acme}}}], ports: [{port: 5000}]}]}"
    private static let toWorld =
        "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}"

    private func risks(_ old: [String: String], _ new: [String: String]) async throws -> [String] {
        let builder = PlanBuilder(
            MemoryFiles(old: old, new: new),
            schemas: PlanSchemas(.embedded, version: .newest)
        )
        let units = try await builder.units()
        return try builder.openedEdges(units, settings: ValidationSettings()).risks.map {
            "\($0.object.title) \($0.message)"
        }
    }

    @Test func `tells of a connection from a tenant to another once both ends let it through`() async throws {
        let closed = [
            "t/acme/a.yaml": Self.tenant("acme", policies: Self.deny),
            "t/blue/a.yaml": Self.tenant("blue", policies: Self.deny),
        ]
        var oneEnd = closed
        oneEnd["t/acme/a.yaml"] = Self.tenant("acme", policies: Self.deny, Self.fromBlue)
        #expect(try await risks(closed, oneEnd).isEmpty)
        var open = oneEnd
        open["t/blue/a.yaml"] = Self.tenant("blue", policies: Self.deny, Self.toAcme)
        #expect(
            try await risks(oneEnd, open) == ["Deployment blue/app can now connect to Deployment acme/app on TCP 5000"]
        )
        #expect(try await risks(open, oneEnd).isEmpty)
    }

    @Test func `tells of a way out of the cluster, and of pods that nothing isolates any more`() async throws {
        let closed = ["t/acme/a.yaml": Self.tenant("acme", policies: Self.deny)]
        let world = ["t/acme/a.yaml": Self.tenant("acme", policies: Self.deny, Self.toWorld)]
        let none = ["t/acme/a.yaml": Self.tenant("acme")]
        let ports = "TCP 5000, ports that nobody names"
        #expect(
            try await risks(closed, world).contains(
                "Deployment acme/app can now connect to the Internet on ports that nobody names"
            )
        )
        let lost = try await risks(closed, none)
        #expect(lost.contains("Deployment acme/app can now connect to the metadata address on ports that nobody names"))
        #expect(lost.contains("Deployment acme/app can now be connected to by the Internet on \(ports)"))
        #expect(try await risks(none, closed).isEmpty)
        #expect(try await risks(none, world).isEmpty)
    }

    @Test func `knows an object that goes from one folder to another as the same`() async throws {
        let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: n}\ndata: {k: v}\n"
        let files = MemoryFiles(old: ["a/b/x.yaml": map], new: ["c/d/x.yaml": map])
        let units = try await PlanBuilder(files, schemas: PlanSchemas(.embedded, version: .newest)).units()
        #expect(units.flatMap(\.changes).map(\.action) == [.change])
        #expect(units.flatMap(\.risks).map(\.kind) == [.objectMoved])
    }
}
