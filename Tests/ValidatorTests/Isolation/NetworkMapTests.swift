import Diagnostics
import Testing

@testable import Validator

/// Tenants that are alike, each with pods `web` and `api`, and a policy for both.
private func tenants(_ count: Int, _ policy: (String) -> String) -> String {
    (0..<count).map { number in
        let name = "team-\(number)"
        return """
            {apiVersion: v1, kind: Namespace, metadata: {name: \(name), labels: {tenantry.dev/tenant: \(name)}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: \(name)-web, namespace: \(name), labels: {app: web, team: \(name)}}, spec: {containers: []}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: api, namespace: \(name), labels: {app: api}}, spec: {containers: [{name: a, ports: [{name: http, containerPort: \(8000 + number)}]}]}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: all, namespace: \(name)}
            spec: {podSelector: {}, policyTypes: [Ingress, Egress], \(policy(name))}
            ---

            """
    }
    .joined()
}

struct NetworkMapTests {
    private static let inside: @Sendable (String) -> String = { _ in
        "egress: [{to: [{podSelector: {matchLabels: {app: api}}}]}], ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]"
    }

    @Test func `tenants that connect alike are one when there are many`() throws {
        let map = NetworkReach(try manifestIndex(tenants(20, Self.inside))).map
        #expect(map.nodes.count == 40)
        #expect(map.edges.count == 20)
        #expect(map.edges.allSatisfy { !map.isSuspicious($0) })
        let merged = map.merged()
        #expect(merged.nodes.map(\.title).sorted() == ["(20 tenants)/*-web", "(20 tenants)/api"])
        #expect(merged.edges.count == 1)
    }

    @Test func `a tenant that connects otherwise stays by itself`() throws {
        let policies = tenants(20) { name in
            name == "team-7" ? Self.inside(name).replacing("app: web", with: "app: other") : Self.inside(name)
        }
        let merged = NetworkReach(try manifestIndex(policies)).map.merged()
        #expect(merged.nodes.contains { $0.title == "(19 tenants)/api" })
        #expect(merged.nodes.contains { $0.title == "team-7/api" })
        let ways = merged.edges.map { "\(merged.nodes[$0.source].title) > \(merged.nodes[$0.target].title)" }
        #expect(ways == ["(19 tenants)/*-web > (19 tenants)/api", "team-7/other > team-7/api"])
    }

    @Test func `a way to very many is one`() throws {
        let open = { (_: String) in "ingress: [{from: [{namespaceSelector: {}}]}]" }
        let map = NetworkReach(try manifestIndex(tenants(80, open))).map
        #expect(map.edges.count == 160)
        #expect(map.edges.allSatisfy { map.nodes[$0.source].kind == .group && map.isSuspicious($0) })
    }

    @Test func `every tenant's hole is found, and told once`() async {
        let open = { (_: String) in
            "ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: x, operator: DoesNotExist}]}}]}]"
        }
        let tree = ManifestTree([SourceFile(path: "m.yaml", text: tenants(300, open))])
        let found = await Validator(RuleSelection([.tenantToTenant])).validate(tree)
        #expect(found.count == 300)
        #expect(Set(found.compactMap(\.location?.range?.start.line)).count == 300)
    }

    @Test func `what nothing isolates can reach everything, and that is told`() throws {
        let manifests = """
            {apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {tenantry.dev/tenant: a}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: a, labels: {app: web}}, spec: {containers: []}}

            """
        let map = NetworkReach(try manifestIndex(manifests)).map
        #expect(map.edges.count == 2)
        #expect(
            map.edges.allSatisfy {
                $0.ports == ["any"] && map.isSuspicious($0) && $0.reasons.allSatisfy { $0.policy == nil }
            }
        )
    }

    @Test func `an end is found by its name, its Service, its label or its address`() throws {
        let manifests =
            tenants(2, Self.inside)
                + """
                {apiVersion: v1, kind: Service, metadata: {name: front, namespace: team-1}, spec: {selector: {app: api}, ports: [{port: 80, targetPort: http}]}}
                ---
                {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: team-1}, spec: {podSelector: {matchLabels: {app: api}}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}, podSelector: {matchLabels: {app.kubernetes.io/name: prometheus}}}], ports: [{port: http}]}]}}

                """
        let reach = NetworkReach(try manifestIndex(manifests))
        func ask(_ from: String, _ to: String) throws -> [NetworkAnswer] {
            reach.answers(from: try reach.end(from, takesPort: false), to: try reach.end(to, takesPort: true))
        }
        #expect(try ask("team-1/team-1-web", "team-1/front:80").map(\.verdict) == [.reachable])
        #expect(try ask("team-1/team-1-web", "team-1/front:80").first?.ports == ["TCP 8001"])
        #expect(try ask("monitoring/prometheus", "team-1/api:8001").map(\.verdict) == [.reachable])
        #expect(try ask("monitoring/prometheus", "team-1/api:8000").map(\.verdict) == [.blocked])
        #expect(try ask("team-0", "team-1").map(\.verdict) == Array(repeating: .blocked, count: 4))
        #expect(try ask("team-0", "10.0.0.1:443").map(\.verdict) == [.blocked, .blocked])
        #expect(try ask("team-0", "[fd00::1]:443").map(\.target) == ["fd00::1", "fd00::1"])
        #expect(try ask("10.0.0.0/8", "team-0/api").map(\.verdict) == [.blocked])
        for (name, text) in [
            ("team-0/apo", "did you mean 'api'?"), ("tem-0", "did you mean 'team-0'?"), ("", "is no end"),
            ("team-0/", "is no end"), ("team-0/api:", "is no port"), ("api-server", "there are no pods in a namespace"),
        ] {
            let error = #expect(throws: UnknownNetworkEnd.self) { try reach.end(name, takesPort: true) }
            #expect(error?.description.contains(text) == true, "\(name): \(String(describing: error))")
        }
    }
}
