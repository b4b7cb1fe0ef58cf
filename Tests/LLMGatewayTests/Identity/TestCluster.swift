import Crypto
import CryptoExtras
import Foundation
import JWTKit
import PlatformContract
import Synchronization

@testable import LLMGateway

/// A key as an API server has it, made for the test.
struct TestKey: Sendable {
    var id: String
    var algorithm: String
    var signer: any JWTAlgorithm
    var jwk: String

    /// Made once: it takes a moment.
    static let rsa = Task { try await makeRSA("rsa-key") }

    static func makeRSA(_ id: String) async throws -> TestKey {
        let key = try Insecure.RSA.PrivateKey(backing: _RSA.Signing.PrivateKey(keySize: .bits2048))
        let parts = try key.publicKey.getKeyPrimitives()
        let (modulus, exponent) = (base64URL(parts.modulus), base64URL(parts.publicExponent))
        return TestKey(
            id: id,
            algorithm: "RS256",
            signer: try await JWTKeyCollection().add(rsa: key, digestAlgorithm: .sha256).getKey(),
            jwk: #"{"use":"sig","kty":"RSA","kid":"\#(id)","alg":"RS256","n":"\#(modulus)","e":"\#(exponent)"}"#
        )
    }

    static func es256(_ id: String, _ key: P256.Signing.PrivateKey = .init()) async throws -> TestKey {
        ecdsa(
            id,
            "ES256",
            "P-256",
            key.publicKey.rawRepresentation,
            try await JWTKeyCollection().add(ecdsa: ES256PrivateKey(backing: key)).getKey()
        )
    }

    static func es384(_ id: String) async throws -> TestKey {
        let key = P384.Signing.PrivateKey()
        return ecdsa(
            id,
            "ES384",
            "P-384",
            key.publicKey.rawRepresentation,
            try await JWTKeyCollection().add(ecdsa: ES384PrivateKey(backing: key)).getKey()
        )
    }

    static func es512(_ id: String) async throws -> TestKey {
        let key = P521.Signing.PrivateKey()
        return ecdsa(
            id,
            "ES512",
            "P-521",
            key.publicKey.rawRepresentation,
            try await JWTKeyCollection().add(ecdsa: ES512PrivateKey(backing: key)).getKey()
        )
    }

    /// - Parameter point: both coordinates, one after the other.
    private static func ecdsa(
        _ id: String,
        _ algorithm: String,
        _ curve: String,
        _ point: Data,
        _ signer: any JWTAlgorithm
    ) -> TestKey {
        let (x, y) = (base64URL(point.prefix(point.count / 2)), base64URL(point.suffix(point.count / 2)))
        return TestKey(
            id: id,
            algorithm: algorithm,
            signer: signer,
            jwk:
                #"{"use":"sig","kty":"EC","kid":"\#(id)","crv":"\#(curve)","alg":"\#(algorithm)","x":"\#(x)","y":"\#(y)"}"#
        )
    }

    /// A token with the header that the API server gives it, or another.
    func token(_ payload: String = TestCluster.payload(), header: String? = nil) throws -> String {
        let header = header ?? #"{"alg":"\#(algorithm)","kid":"\#(id)"}"#
        let signed = base64URL(Data(header.utf8)) + "." + base64URL(Data(payload.utf8))
        return signed + "." + base64URL(Data(try signer.sign(Array(signed.utf8))))
    }
}

/// A key set as an API server publishes it.
func keySet(_ keys: TestKey...) -> String {
    #"{"keys":[\#(keys.map(\.jwk).joined(separator: ","))]}"#
}

func base64URL(_ data: some DataProtocol) -> String {
    Data(data).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}

/// Keys that are what a test says, and how often they were asked for.
final class TestKeySource: KeySource {
    let interval = Duration.seconds(3600)
    let content: Mutex<Result<String, KeyError>>
    let count = Mutex(0)

    init(_ keys: String) {
        content = Mutex(.success(keys))
    }

    func read() async throws(KeyError) -> KeyMaterial {
        count.withLock { $0 += 1 }
        let keys = try content.withLock { $0 }.get()
        return KeyMaterial(keys: Array(keys.utf8), issuers: [TestCluster.issuer])
    }
}

/// A clock that stands until it is moved.
final class TestClock: Sendable {
    private let start = ContinuousClock.now
    private let passed = Mutex(Duration.zero)

    var now: ContinuousClock.Instant { start + passed.withLock { $0 } }
    var seconds: Int64 { TestCluster.now + passed.withLock { $0.components.seconds } }

    func advance(by duration: Duration) { passed.withLock { $0 += duration } }
}

/// A cluster's API server as far as its tokens go, and a gateway that knows its keys.
struct TestCluster: Sendable {
    static let issuer = "https://kubernetes.default.svc.cluster.local"
    static let now: Int64 = 1_800_000_000

    let policies: PolicyBook
    let source: TestKeySource
    let ring: KeyRing
    let clock = TestClock()
    let authenticator: Authenticator

    init(_ keys: TestKey..., credentials: StaticCredentialBook? = nil) {
        policies = PolicyBook(
            PolicySnapshot(policies: [Self.policy("acme-corp"), Self.policy("globex", namespace: "globex-ns")])
        )
        source = TestKeySource(#"{"keys":[\#(keys.map(\.jwk).joined(separator: ","))]}"#)
        let clock = clock
        ring = KeyRing(source, clock: { clock.now })
        authenticator = Authenticator(policies: policies, keys: ring, credentials: credentials) { clock.seconds }
    }

    func caller(_ token: String) async throws(AuthenticationError) -> Caller {
        try await authenticator.caller(authorization: "Bearer " + token)
    }

    static func policy(_ tenant: String, namespace: String? = nil, requests: Int = 600) -> TenantPolicy {
        TenantPolicy(
            tenant: tenant,
            namespace: namespace ?? tenant,
            serviceAccounts: ["llm-proxy"],
            models: .init(default: "gpt-4o-mini", allowed: ["gpt-4o-mini"]),
            limits: .init(
                requestsPerMinute: requests,
                tokensPerMinute: 200_000,
                tokensPerDay: 20_000_000,
                maxTokensPerRequest: 4096,
                concurrentStreams: 32
            )
        )
    }

    /// Claims as the API server writes them for a projected token, with changes.
    static func payload(
        audience: String = #"["llm-gateway"]"#,
        issuer: String = issuer,
        expiry: Int64? = now + 3600,
        notBefore: Int64 = now,
        issuedAt: Int64 = now,
        namespace: String = "acme-corp",
        account: String = "llm-proxy",
        subject: String? = nil,
        more: String = ""
    ) -> String {
        """
        {"aud":\(audience),\(expiry.map { #""exp":\#($0),"# } ?? "")"iat":\(issuedAt),"iss":"\(issuer)",\
        "jti":"5a3c1f8e-5d1b-4d3a-9a4e-0f4a6d1d7c11","kubernetes.io":{"namespace":"\(namespace)",\
        "node":{"name":"node-1","uid":"7d2b"},"pod":{"name":"llm-proxy-5c9d-x2x","uid":"91f3"},\
        "serviceaccount":{"name":"\(account)","uid":"c2a7"}},\(more)"nbf":\(notBefore),\
        "sub":"\(subject ?? "system:serviceaccount:\(namespace):\(account)")"}
        """
    }
}
