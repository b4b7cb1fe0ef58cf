public import PlatformContract

/// Who calls: a tenant's program, by its credential and by nothing else.
public struct Caller: Hashable, Sendable {
    /// The ServiceAccount of the tenant's namespace; of a static credential, the name that the file gives it.
    public var account: String
    /// The pod that the token is bound to, for logs; `nil` where it is bound to none.
    public var pod: String?
    /// What the tenant may, as of now.
    public var policy: TenantPolicy

    /// A caller.
    public init(account: String, pod: String? = nil, policy: TenantPolicy) {
        self.account = account
        self.pod = pod
        self.policy = policy
    }

    /// The tenant's name.
    public var tenant: String { policy.tenant }
}
