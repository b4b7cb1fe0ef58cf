/// Verifies service-account tokens.
struct TokenVerifier: Sendable {
    let keys: KeyRing
    let audience: String
}
