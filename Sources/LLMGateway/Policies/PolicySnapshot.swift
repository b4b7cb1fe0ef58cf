public import PlatformContract

/// What the gateway was told at one moment: every tenant's policy, and its own configuration. It never changes; a change
/// makes another one.
public final class PolicySnapshot: Sendable {
    /// The policies by the tenants' names.
    public let tenants: [String: TenantPolicy]
    /// The policies by the namespaces that tokens must come from.
    public let namespaces: [String: TenantPolicy]
    /// The gateway's configuration; `nil` until a valid one was read.
    public let configuration: GatewayConfiguration?

    /// A snapshot. No two policies may be about the same tenant or namespace.
    public init(policies: [TenantPolicy] = [], configuration: GatewayConfiguration? = nil) {
        tenants = Dictionary(policies.map { ($0.tenant, $0) }) { first, _ in first }
        namespaces = Dictionary(policies.map { ($0.namespace, $0) }) { first, _ in first }
        self.configuration = configuration
    }
}
