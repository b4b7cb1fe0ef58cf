/// Verifies service-account tokens by the cluster's keys, without asking the cluster about each of them.
///
/// So a token counts until it expires, even when its pod or account is deleted meanwhile: the kubelet's are valid for an hour
/// or less where the proxies ask for that.
struct TokenVerifier: Sendable {
    private let ring: KeyRing
    private let audience: String

    init(keys: KeyRing, audience: String) {
        ring = keys
        self.audience = audience
    }

    /// The keys as they are known; `nil` until they were read once.
    var keys: KeySet? { ring.keys }

    /// What a token says, once all of it is found to be true; and the keys by which it was.
    func verify(
        _ token: [UInt8],
        at now: Int64
    ) async throws(AuthenticationError) -> (claims: ServiceAccountClaims, keys: KeySet) {
        let token = try CompactToken(token)
        let (key, keys) = try await key(token.keyID)
        // A key is for one algorithm, whatever a token asks for.
        guard key.algorithm == token.algorithm else { throw .unsupportedAlgorithm }
        guard key.verifies(token.signature, of: token.signed) else { throw .badSignature }
        let claims = try ServiceAccountClaims(token.payload)
        try claims.check(issuers: keys.issuers, audience: audience, at: now)
        return (claims, keys)
    }

    private func key(_ id: String) async throws(AuthenticationError) -> (SigningKey, KeySet) {
        if let keys, let key = keys.keys[id] { return (key, keys) }
        await ring.refreshForUnknownKey()
        guard let keys else { throw .keysUnavailable }
        guard let key = keys.keys[id] else { throw .unknownKey }
        return (key, keys)
    }
}
