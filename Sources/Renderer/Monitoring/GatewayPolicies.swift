import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// What each tenant may ask of the gateway, in ConfigMaps that each hold a share of the tenants.
///
/// A tenant's shard is told by a hash of its name, so that one tenant's change touches one shard. Sixteen hold the 10,000
/// namespaces that a cluster may have (kubernetes/community sig-scalability thresholds), at some 300 KiB each.
enum GatewayPolicies {
    static let shardCount = 16

    /// A ConfigMap may have 1 MiB (core/validation MaxSecretSize); a shard is refused well before.
    static let maximumBytes = 900_000

    /// The tenants of each shard; shards without a tenant are left out.
    static func shards(_ tenants: [LoadedTenant]) -> [(shard: Int, tenants: [LoadedTenant])] {
        Dictionary(grouping: tenants) { shard(of: $0.name) }
            .map { (shard: $0.key, tenants: $0.value) }
            .sorted { $0.shard < $1.shard }
    }

    /// The shard of a tenant: FNV-1a (RFC 9923), which is the same everywhere and for ever.
    static func shard(of name: TenantName) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in name.text.utf8 {
            hash ^= UInt32(byte)
            hash = hash &* 16_777_619
        }
        return Int(hash % UInt32(shardCount))
    }

    static func configMap(_ shard: Int, _ tenants: [LoadedTenant], in context: GatewayContext) -> ConfigMap {
        var data = SortedMap<ConfigMapKey, String>()
        for loaded in tenants {
            data["\(TenantPolicyFiles.name(tenant: loaded.name.text))"] = text(loaded.tenant, context.platform)
        }
        return ConfigMap(
            metadata: context.metadata("\(TenantPolicyFiles.configMapName(shard: shard))"),
            data: data
        )
    }

    private static func text(_ tenant: Tenant, _ platform: Platform) -> String {
        let limits = tenant.spec.llm.limits
        let policy = TenantPolicy(
            tenant: tenant.metadata.name.text,
            namespace: tenant.metadata.name.text,
            // A suspended tenant's account may call for nothing, whatever still runs.
            serviceAccounts: tenant.spec.suspended ? [] : [Workload.proxyName],
            models: .init(
                default: tenant.model(in: platform).text,
                allowed: tenant.allowedModels(in: platform).map(\.text)
            ),
            limits: .init(
                requestsPerMinute: limits.requestsPerMinute.value,
                tokensPerMinute: limits.tokensPerMinute.value,
                tokensPerDay: limits.tokensPerDay.value,
                maxTokensPerRequest: limits.maxTokensPerRequest.value,
                concurrentStreams: limits.concurrentStreams.value
            )
        )
        return policy.json()
    }
}
