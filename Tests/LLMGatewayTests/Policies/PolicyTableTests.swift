import Files
import Foundation
import PlatformContract
import Testing
import YAML

@testable import LLMGateway

struct PolicyTableTests {
    private var table = PolicyTable()

    private func json(_ policy: TenantPolicy) -> [UInt8] {
        var writer = JSONWriter(style: .compact)
        policy.write(to: &writer)
        return writer.bytes
    }

    private mutating func update(_ files: [String: [UInt8]]) -> [String] {
        table.update(files.mapValues { .success($0) }, in: "/policies").map(\.description)
    }

    private func requests() -> [String: Int] {
        Dictionary(uniqueKeysWithValues: table.policies.map { ($0.tenant, $0.limits.requestsPerMinute) })
    }

    @Test mutating func `each file is its tenant's policy`() {
        let acme = TestCluster.policy("acme-corp")
        let globex = TestCluster.policy("globex")
        #expect(update(["acme-corp.json": json(acme), "globex.json": json(globex)]) == [])
        #expect(table.policies == [acme, globex])
        #expect(table.brokenCount == 0)
    }

    @Test mutating func `a broken file keeps its tenant's old policy, and the others are updated`() {
        _ = update([
            "acme-corp.json": json(TestCluster.policy("acme-corp", requests: 1)),
            "globex.json": json(TestCluster.policy("globex", requests: 1)),
        ])
        let broken = String(decoding: json(TestCluster.policy("acme-corp")), as: UTF8.self)
            .replacing(#""requestsPerMinute":600"#, with: "\"requestsPerMinute\":\n \"many\"")
        let files = [
            "acme-corp.json": Array(broken.utf8), "globex.json": json(TestCluster.policy("globex", requests: 2)),
        ]
        #expect(
            update(files) == ["/policies/acme-corp.json:2:2: expected an integer, found the string 'many'"]
        )
        #expect(requests() == ["acme-corp": 1, "globex": 2])
        #expect(table.brokenCount == 1)
        // Told once.
        #expect(update(files) == [])
        #expect(table.brokenCount == 1)
        _ = update(["acme-corp.json": json(TestCluster.policy("acme-corp", requests: 3))])
        #expect(requests() == ["acme-corp": 3])
        #expect(table.brokenCount == 0)
    }

    @Test mutating func `a tenant whose file is gone is gone`() {
        _ = update(["acme-corp.json": json(TestCluster.policy("acme-corp"))])
        #expect(update([:]) == [])
        #expect(table.policies.isEmpty)
        // A broken file brings nobody back.
        #expect(update(["acme-corp.json": Array("{".utf8)]).count == 1)
        #expect(table.policies.isEmpty)
    }

    @Test mutating func `a file that can't be read keeps what it said, and is read when it can be`() {
        let file = json(TestCluster.policy("acme-corp"))
        _ = update(["acme-corp.json": file])
        let problem = FileProblem("/policies/acme-corp.json", "cannot read it: Permission denied")
        #expect(table.update(["acme-corp.json": .failure(problem)], in: "/policies") == [problem])
        #expect(table.policies.count == 1)
        #expect(update(["acme-corp.json": file]) == [])
        #expect(table.brokenCount == 0)
    }

    @Test mutating func `a file has its tenant's name`() {
        #expect(
            update(["other.json": json(TestCluster.policy("acme-corp"))]) == [
                "/policies/other.json:1:26: the policy of 'acme-corp' belongs in 'acme-corp.json'"
            ]
        )
        #expect(table.policies.isEmpty)
    }

    @Test mutating func `who had a namespace keeps it`() {
        let acme = json(TestCluster.policy("acme-corp", namespace: "shared"))
        _ = update(["acme-corp.json": acme, "zeta.json": json(TestCluster.policy("zeta", requests: 5))])
        let problems = update([
            "aardvark.json": json(TestCluster.policy("aardvark", namespace: "shared")),
            "acme-corp.json": acme,
            "zeta.json": json(TestCluster.policy("zeta", namespace: "shared", requests: 6)),
        ])
        #expect(problems.count == 2)
        #expect(problems.first == "/policies/aardvark.json: the namespace 'shared' is claimed by 'acme-corp.json', too")
        // The one that is new gets nothing, the one that was there goes on as it was.
        #expect(requests() == ["acme-corp": 600, "zeta": 5])
        #expect(table.policies.first { $0.tenant == "zeta" }?.namespace == "zeta")
    }

    @Test mutating func `of two new tenants with one namespace neither gets it`() {
        let files = [
            "a.json": json(TestCluster.policy("a", namespace: "shared")),
            "b.json": json(TestCluster.policy("b", namespace: "shared")),
            "c.json": json(TestCluster.policy("c")),
        ]
        #expect(update(files).count == 2)
        #expect(requests() == ["c": 600])
        #expect(update(["a.json": files["a.json"] ?? [], "c.json": files["c.json"] ?? []]) == [])
        #expect(requests() == ["a": 600, "c": 600])
    }

    @Test mutating func `namespaces may be swapped in one step`() {
        _ = update([
            "a.json": json(TestCluster.policy("a", namespace: "x")),
            "b.json": json(TestCluster.policy("b", namespace: "y")),
        ])
        let problems = update([
            "a.json": json(TestCluster.policy("a", namespace: "y")),
            "b.json": json(TestCluster.policy("b", namespace: "x")),
        ])
        #expect(problems == [])
        #expect(table.policies.map(\.namespace) == ["y", "x"])
    }

    @Test mutating func `hostile files are refused`() {
        let valid = String(decoding: json(TestCluster.policy("a")), as: UTF8.self)
        let hostile = [
            "", " ", "null", "[]", "7", "\"text\"", "{", "}", "{}", "{}{}", "\u{0}", "---\n---\n",
            String(repeating: "[", count: 60_000), String(repeating: "{\"a\":", count: 10_000),
            "&a [*a]", valid + valid, String(valid.dropLast()), valid.replacing("\"v1\"", with: "\"v2\""),
            valid.replacing("600", with: "-1"), valid.replacing("600", with: "1e99"),
            valid.replacing("600", with: "true"),
            valid.replacing("600", with: "99999999999999999999"),
            valid.replacing("600", with: "600,\"requestsPerMinute\":1"),
            valid.replacing("\"llm-proxy\"", with: "7"), valid.replacing("[\"llm-proxy\"]", with: "\"llm-proxy\""),
            valid.replacing("\"namespace\":\"a\"", with: "\"namespace\":\"\""),
            valid.replacing("\"default\":\"gpt-4o-mini\"", with: "\"default\":\"gpt-4\""),
            valid.replacing("\"limits\"", with: "\"limit\""),
        ]
        for text in hostile {
            table = PolicyTable()
            #expect(update(["a.json": Array(text.utf8)]).count == 1, "\(text.prefix(60))")
            #expect(table.policies.isEmpty)
        }
        #expect(update(["a.json": [0xFF, 0xFE, 0x7B]]).count == 1)
        #expect(update(["a.json": Array(valid.utf8)]) == [])
    }

    @Test func `a configuration has to make sense`() throws {
        let configuration = GatewayConfiguration(
            defaultModel: "m",
            models: [.init(name: "m", inputPrice: 1)],
            upstreams: [.init(name: "openai", url: "https://api.example.com/v1", keyFile: "/keys/openai")]
        )
        func read(_ change: (inout GatewayConfiguration) -> Void) throws(FileProblem) -> GatewayConfiguration {
            var changed = configuration
            change(&changed)
            var writer = JSONWriter(style: .compact)
            changed.write(to: &writer)
            return try PolicyFile.configuration(writer.bytes, path: "gateway.json")
        }
        #expect(try read { _ in } == configuration)
        let changes: [(inout GatewayConfiguration) -> Void] = [
            { $0.defaultModel = "other" }, { $0.models = [] }, { $0.models.append(.init(name: "m")) },
            { $0.models[0].inputPrice = -1 }, { $0.upstreams = [] }, { $0.upstreams.append($0.upstreams[0]) },
            { $0.upstreams[0].url = "file:///etc/passwd" }, { $0.upstreams[0].url = "api.example.com" },
            { $0.upstreams[0].url = "https://a b" }, { $0.upstreams[0].url = "https://a/?x=" },
            { $0.upstreams[0].weight = -1 }, { $0.upstreams[0].weight = .max }, { $0.upstreams[0].keyFile = "" },
            { $0.upstreams[0].models = ["other"] },
            { $0.limits.replicas = 0 },
        ]
        for (index, change) in changes.enumerated() {
            #expect(throws: FileProblem.self, "\(index)") { try read(change) }
        }
    }
}
