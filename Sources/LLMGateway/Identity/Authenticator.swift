import Glibc
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
        clock: @escaping @Sendable () -> Int64 = { Int64(time(nil)) }
    ) {
        self.policies = policies
        verifier = keys.map { TokenVerifier(keys: $0, audience: audience) }
        self.credentials = credentials
        self.clock = clock
    }

    /// Who calls.
    ///
    /// - Parameter authorization: the value of the `Authorization` header. Several headers, which come joined by commas, are
    ///   malformed.
    /// - Throws: `AuthenticationError`.
    public func caller(authorization: String?) async throws(AuthenticationError) -> Caller {
        fatalError()
    }
}
