import JWTKit

/// A key by which an API server's tokens are verified, with the one algorithm that it is for.
///
/// The API server signs with RSA by RS256 and with ECDSA by the curve's algorithm, and names a key by the hash of its public
/// half (Kubernetes `pkg/serviceaccount/jwt.go`: `signerFromRSAPrivateKey`, `signerFromECDSAPrivateKey`, `keyIDFromPublicKey`).
struct SigningKey: Sendable {
    /// How tokens are signed. What is not here is refused, above all `none` and algorithms with a shared secret: with those,
    /// whoever knows the public key could sign.
    enum Algorithm: String, Hashable, Sendable, CaseIterable {
        case rs256 = "RS256"
        case es256 = "ES256"
        case es384 = "ES384"
        case es512 = "ES512"

        fileprivate var jwk: JWK.Algorithm {
            switch self {
            case .rs256: .rs256
            case .es256: .es256
            case .es384: .es384
            case .es512: .es512
            }
        }

        /// The algorithm of a curve, by its name in a JSON Web Key (RFC 7518, 6.2.1.1).
        init?(curve: String) {
            switch curve {
            case "P-256": self = .es256
            case "P-384": self = .es384
            case "P-521": self = .es512
            default: return nil
            }
        }
    }

    /// The key's name.
    let id: String
    /// The one algorithm that the key is for, whatever a token says.
    let algorithm: Algorithm
    private let verifier: any JWTAlgorithm

    /// An RSA key of at least 2,048 bits, by its modulus and exponent in base64url.
    ///
    /// - Throws: `JWTError` and others of JWTKit and its cryptography when it is none.
    static func rsa(id: String, modulus: String, exponent: String) async throws -> SigningKey {
        let identifier = JWKIdentifier(string: id)
        let jwk = JWK.rsa(Algorithm.rs256.jwk, identifier: identifier, modulus: modulus, exponent: exponent)
        return try await SigningKey(id: id, .rs256, jwk)
    }

    /// A key of an elliptic curve, by its coordinates in base64url.
    ///
    /// - Throws: `JWTError` and others of JWTKit and its cryptography when it is none.
    static func ecdsa(id: String, _ algorithm: Algorithm, x: String, y: String) async throws -> SigningKey {
        let identifier = JWKIdentifier(string: id)
        let jwk = JWK.ecdsa(algorithm.jwk, identifier: identifier, x: x, y: y, curve: nil)
        return try await SigningKey(id: id, algorithm, jwk)
    }

    private init(id: String, _ algorithm: Algorithm, _ jwk: JWK) async throws {
        self.id = id
        self.algorithm = algorithm
        let keys = try await JWTKeyCollection().add(jwk: jwk)
        verifier = try await keys.getKey(for: JWKIdentifier(string: id), alg: algorithm.rawValue)
    }

    /// Whether the key's private half made the signature.
    func verifies(_ signature: [UInt8], of text: ArraySlice<UInt8>) -> Bool {
        (try? verifier.verify(signature, signs: text)) ?? false
    }
}
