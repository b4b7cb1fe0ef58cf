/// Why a request's caller is not known. A closed set, so that it can be a metric's label; nothing of the credential is in it.
public enum AuthenticationError: String, Error, Hashable, Sendable, CaseIterable {
    /// There is no `Authorization` header.
    case missing
    /// The header, or the token in it, is not of the form that it should have; or there are several.
    case malformed
    /// The token is signed in a way that no API server signs: with no algorithm at all, a shared secret, or an unknown one;
    /// or its header asks for an extension.
    case unsupportedAlgorithm = "unsupported_algorithm"
    /// The token names a key that is none of the cluster's; or the credential is none that is configured.
    case unknownKey = "unknown_key"
    /// The signature is not the named key's.
    case badSignature = "bad_signature"
    /// The token's time is over.
    case expired
    /// The token's time has not come, or it says that it was made in the future.
    case notYetValid = "not_yet_valid"
    /// The token is another cluster's.
    case wrongIssuer = "wrong_issuer"
    /// The token is for someone else.
    case wrongAudience = "wrong_audience"
    /// No policy is about the tenant.
    case unknownTenant = "unknown_tenant"
    /// The tenant's policy does not name the service account.
    case accountNotAllowed = "account_not_allowed"
    /// The cluster's keys have not been read yet.
    case keysUnavailable = "keys_unavailable"
}

extension AuthenticationError {
    /// The status of the answer: 401 without a valid credential, 403 with one that opens nothing, 503 while nobody can tell.
    public var status: Int {
        switch self {
        case .missing, .malformed, .unsupportedAlgorithm, .unknownKey, .badSignature, .expired, .notYetValid,
            .wrongIssuer,
            .wrongAudience:
            401
        case .unknownTenant, .accountNotAllowed: 403
        case .keysUnavailable: 503
        }
    }
}

extension AuthenticationError: CustomStringConvertible {
    /// What is wrong and how to mend it, for the caller and for logs.
    public var description: String {
        switch self {
        case .missing: "send a credential: 'Authorization: Bearer <token>'"
        case .malformed: "send one credential, as 'Authorization: Bearer <token>'"
        case .unsupportedAlgorithm:
            "the token has to be signed as the cluster's API server signs: RS256, ES256, ES384 or ES512"
        case .unknownKey: "the credential is not known here"
        case .badSignature: "the token's signature is wrong"
        case .expired: "the token has expired"
        case .notYetValid: "the token is not valid yet"
        case .wrongIssuer: "the token was not issued by this cluster"
        case .wrongAudience: "the token is not for this gateway"
        case .unknownTenant: "no policy allows this tenant"
        case .accountNotAllowed: "the tenant's policy does not allow this service account"
        case .keysUnavailable: "the cluster's keys are not known yet; try again"
        }
    }
}
