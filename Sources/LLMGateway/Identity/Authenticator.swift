public import PlatformContract
import Synchronization

/// Tells who calls, by the credential in the `Authorization` header and by nothing else.
public final class Authenticator: Sendable {
    private let policies: PolicyBook
    private let verifier: TokenVerifier?
    private let credentials: StaticCredentialBook?
    private let clock: @Sendable () -> Int64
    private let cache = Mutex(CallerCache())

    /// An authenticator that knows service-account tokens, or static credentials, or both. One that knows neither refuses
    /// everyone.
    ///
    /// - Parameters:
    ///   - policies: what each tenant may.
    ///   - keys: the cluster's keys; `nil` outside a cluster.
    ///   - credentials: static credentials, where they are configured.
    ///   - audience: whom tokens have to be for.
    ///   - clock: the seconds since 1970.
    public init(
        policies: PolicyBook,
        keys: KeyRing?,
        credentials: StaticCredentialBook? = nil,
        audience: String = GatewayToken.audience,
        clock: @escaping @Sendable () -> Int64 = WallClock.seconds
    ) {
        self.policies = policies
        verifier = keys.map { TokenVerifier(keys: $0, audience: audience) }
        self.credentials = credentials
        self.clock = clock
    }

    /// Who calls.
    ///
    /// A token that was verified is known by its bytes for a minute, until it expires, or until policies or keys change.
    ///
    /// - Parameter authorization: the value of the `Authorization` header. Several headers, which come joined by commas, are
    ///   malformed.
    /// - Throws: `AuthenticationError`.
    public func caller(authorization: String?) async throws(AuthenticationError) -> Caller {
        guard let authorization else { throw .missing }
        let now = clock()
        let (policies, keys) = (policies.snapshot, verifier?.keys)
        if let caller = cache.withLock({ $0.find(authorization, at: now, policies, keys) }) { return caller }

        let bearer = try Bearer(authorization)
        if let known = credentials?.find(bearer.credential) {
            guard let policy = policies.tenants[known.tenant] else { throw .unknownTenant }
            return Caller(account: known.account, policy: policy)
        }
        guard let verifier else { throw .unknownKey }
        // One entry a token, however its scheme is spelled.
        let header = Bearer.scheme + bearer.credential
        if let caller = cache.withLock({ $0.find(header, at: now, policies, keys) }) { return caller }
        let verified = try await verifier.verify(Array(bearer.credential.utf8), at: now)
        let caller = try caller(of: verified.claims, policies)
        // With the keys that it was verified by: they may have been read for its sake, or have changed again since.
        cache.withLock {
            $0.insert(caller, for: header, expiry: verified.claims.expiry, at: now, policies, verified.keys)
        }
        return caller
    }

    private func caller(
        of claims: ServiceAccountClaims,
        _ policies: PolicySnapshot
    ) throws(AuthenticationError) -> Caller {
        guard let policy = policies.namespaces[claims.namespace] else { throw .unknownTenant }
        guard policy.serviceAccounts.contains(claims.account) else { throw .accountNotAllowed }
        return Caller(account: claims.account, pod: claims.pod, policy: policy)
    }
}
