/// Where the gateway finds the tenants' policies: ConfigMaps, each a shard of the tenants, mounted into one folder.
public enum TenantPolicyFiles: Sendable {
    /// The folder that the shards are mounted at.
    public static let folder = "/etc/llm-gateway/tenants"

    /// The key of a tenant's policy in its shard, and the name of its file.
    public static func name(tenant: String) -> String { "\(tenant).json" }

    /// The name of a shard's ConfigMap: two digits, so that names sort as numbers do.
    public static func configMapName(shard: Int) -> String { "tenant-policies-\(shard < 10 ? "0" : "")\(shard)" }
}
