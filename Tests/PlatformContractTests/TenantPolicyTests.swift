import Foundation
import PlatformContract
import Testing
import YAML

private let policy = TenantPolicy(
    tenant: "acme-corp",
    namespace: "acme-corp",
    serviceAccounts: ["llm-proxy"],
    models: .init(default: "gpt-4o-mini", allowed: ["gpt-4o-mini", "gpt-4o"]),
    limits: .init(
        requestsPerMinute: 600,
        tokensPerMinute: 200_000,
        tokensPerDay: 20_000_000,
        maxTokensPerRequest: 4096,
        concurrentStreams: 32
    )
)

private func json(_ policy: TenantPolicy) -> String {
    var writer = JSONWriter(style: .compact)
    policy.write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
}

@Test func `a policy is written with its version first`() {
    #expect(
        json(policy) == """
            {"version":"v1","tenant":"acme-corp","namespace":"acme-corp","serviceAccounts":["llm-proxy"],\
            "models":{"default":"gpt-4o-mini","allowed":["gpt-4o-mini","gpt-4o"]},\
            "limits":{"requestsPerMinute":600,"tokensPerMinute":200000,"tokensPerDay":20000000,"maxTokensPerRequest":4096,\
            "concurrentStreams":32}}
            """
    )
}

@Test func `what the renderer writes the gateway reads`() throws {
    #expect(try JSONDecoder().decode(TenantPolicy.self, from: Data(json(policy).utf8)) == policy)
}

@Test func `a policy of another version is refused`() {
    let other = json(policy).replacingOccurrences(of: "\"v1\"", with: "\"v2\"")
    #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(TenantPolicy.self, from: Data(other.utf8))
    }
}

@Test(arguments: [(0, "tenant-policies-00"), (9, "tenant-policies-09"), (63, "tenant-policies-63")])
func `the names of shards sort as their numbers do`(shard: Int, name: String) {
    #expect(TenantPolicyFiles.configMapName(shard: shard) == name)
}
