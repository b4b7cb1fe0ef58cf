import Crypto
import Foundation
import JWTKit
import PlatformContract
import Testing

@testable import LLMGateway

struct TokenTests {
    /// How a caller is refused; `nil` when it is not.
    private func refusal(_ token: String, _ cluster: TestCluster) async -> AuthenticationError? {
        do throws(AuthenticationError) {
            _ = try await cluster.caller(token)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a token is its namespace's tenant, by whichever algorithm an API server signs`() async throws {
        let keys = [
            try await TestKey.rsa.value, try await .es256("p256"), try await .es384("p384"), try await .es512("p521"),
        ]
        let cluster = TestCluster(keys[0], keys[1], keys[2], keys[3])
        for key in keys {
            let caller = try await cluster.caller(try key.token())
            #expect(caller.tenant == "acme-corp")
            #expect(caller.account == "llm-proxy")
            #expect(caller.pod == "llm-proxy-5c9d-x2x")
            #expect(caller.policy == TestCluster.policy("acme-corp"))
        }
    }

    @Test func `the tenant is the one whose policy has the namespace, whatever it is called`() async throws {
        let key = try await TestKey.es256("key")
        let caller = try await TestCluster(key).caller(try key.token(TestCluster.payload(namespace: "globex-ns")))
        #expect(caller.tenant == "globex")
    }

    @Test func `a token that JWTKit signs is taken`() async throws {
        struct Claims: JWTPayload {
            struct Cluster: Codable {
                struct Reference: Codable { var name: String, uid: String }
                var namespace: String
                var serviceaccount: Reference
            }
            var iss: String, sub: String, aud: String
            var exp: Int
            var kubernetes: Cluster
            enum CodingKeys: String, CodingKey { case iss, sub, aud, exp, kubernetes = "kubernetes.io" }
            func verify(using _: some JWTAlgorithm) {}
        }
        let backing = P256.Signing.PrivateKey()
        let key = try await TestKey.es256("key", backing)
        let signing = await JWTKeyCollection().add(ecdsa: try ES256PrivateKey(backing: backing), kid: "key")
        let token = try await signing.sign(
            Claims(
                iss: TestCluster.issuer,
                sub: "system:serviceaccount:acme-corp:llm-proxy",
                aud: "llm-gateway",
                exp: Int(TestCluster.now) + 600,
                kubernetes: .init(namespace: "acme-corp", serviceaccount: .init(name: "llm-proxy", uid: "u"))
            ),
            kid: "key"
        )
        #expect(try await TestCluster(key).caller(token).tenant == "acme-corp")
    }

    @Test func `a token of another time, place or purpose is refused`() async throws {
        let key = try await TestKey.es256("key")
        let cluster = TestCluster(key)
        let now = TestCluster.now
        let cases: [(String, AuthenticationError)] = [
            (TestCluster.payload(expiry: now - 10), .expired),
            (TestCluster.payload(expiry: 0), .expired),
            (TestCluster.payload(expiry: nil), .malformed),
            (TestCluster.payload(notBefore: now + 60), .notYetValid),
            (TestCluster.payload(issuedAt: now + 60), .notYetValid),
            (TestCluster.payload(expiry: now + 5, issuedAt: now + 6), .malformed),
            (TestCluster.payload(issuer: "https://other.example"), .wrongIssuer),
            (TestCluster.payload(issuer: TestCluster.issuer + "/"), .wrongIssuer),
            (TestCluster.payload(audience: #""https://kubernetes.default.svc""#), .wrongAudience),
            (TestCluster.payload(audience: #"["a","b"]"#), .wrongAudience),
            (TestCluster.payload(audience: "[]"), .wrongAudience),
            (TestCluster.payload(audience: #"["llm-gateway-2"]"#), .wrongAudience),
            (TestCluster.payload(audience: "7"), .malformed),
            (TestCluster.payload(audience: #"[["llm-gateway"]]"#), .malformed),
            (TestCluster.payload(namespace: "nobody"), .unknownTenant),
            (TestCluster.payload(namespace: "globex"), .unknownTenant),
            (TestCluster.payload(account: "default"), .accountNotAllowed),
            (TestCluster.payload(subject: "system:serviceaccount:globex-ns:llm-proxy"), .malformed),
            (TestCluster.payload(subject: "acme-corp"), .malformed),
        ]
        for (payload, expected) in cases {
            #expect(await refusal(try key.token(payload), cluster) == expected, "\(payload)")
        }
    }

    @Test func `clocks may differ by ten seconds`() async throws {
        let key = try await TestKey.es256("key")
        let cluster = TestCluster(key)
        let now = TestCluster.now
        #expect(await refusal(try key.token(TestCluster.payload(expiry: now - 9, issuedAt: now - 60)), cluster) == nil)
        #expect(
            await refusal(try key.token(TestCluster.payload(notBefore: now + 10, issuedAt: now + 10)), cluster) == nil
        )
    }

    @Test func `one audience among several is enough, and one alone needs no list`() async throws {
        let key = try await TestKey.es256("key")
        let cluster = TestCluster(key)
        #expect(await refusal(try key.token(TestCluster.payload(audience: #""llm-gateway""#)), cluster) == nil)
        #expect(await refusal(try key.token(TestCluster.payload(audience: #"["a","llm-gateway"]"#)), cluster) == nil)
    }

    @Test func `a header that asks for less than a signature is refused`() async throws {
        let key = try await TestKey.rsa.value
        let cluster = TestCluster(key)
        let cases: [(String, AuthenticationError)] = [
            (#"{"alg":"none","kid":"rsa-key"}"#, .unsupportedAlgorithm),
            (#"{"alg":"None","kid":"rsa-key"}"#, .unsupportedAlgorithm),
            (#"{"alg":"HS256","kid":"rsa-key"}"#, .unsupportedAlgorithm),
            (#"{"alg":"RS512","kid":"rsa-key"}"#, .unsupportedAlgorithm),
            (#"{"alg":"PS256","kid":"rsa-key"}"#, .unsupportedAlgorithm),
            (#"{"alg":"ES256","kid":"rsa-key"}"#, .unsupportedAlgorithm),
            (#"{"alg":"","kid":"rsa-key"}"#, .unsupportedAlgorithm),
            (#"{"alg":7,"kid":"rsa-key"}"#, .malformed),
            (#"{"kid":"rsa-key"}"#, .malformed),
            (#"{"alg":"RS256"}"#, .malformed),
            (#"{"alg":"RS256","kid":""}"#, .malformed),
            (#"{"alg":"RS256","kid":null}"#, .malformed),
            (#"{"alg":"RS256","kid":["rsa-key"]}"#, .malformed),
            (#"{"alg":"RS256","kid":"another"}"#, .unknownKey),
            (#"{"alg":"RS256","kid":"rsa-key","crit":["exp"]}"#, .unsupportedAlgorithm),
            (#"{"alg":"RS256","kid":"rsa-key","crit":[]}"#, .unsupportedAlgorithm),
            (#"{"alg":"none","alg":"RS256","kid":"rsa-key"}"#, .malformed),
            (#"alg: RS256"#, .malformed),
            (#"["RS256"]"#, .malformed),
            ("{", .malformed),
        ]
        for (header, expected) in cases {
            #expect(await refusal(try key.token(header: header), cluster) == expected, "\(header)")
        }
    }

    @Test func `a public key is no secret to sign with`() async throws {
        let key = try await TestKey.rsa.value
        for header in [#"{"alg":"HS256","kid":"rsa-key"}"#, #"{"alg":"RS256","kid":"rsa-key"}"#] {
            let signed = base64URL(Data(header.utf8)) + "." + base64URL(Data(TestCluster.payload().utf8))
            let secret = SymmetricKey(data: Data(key.jwk.utf8))
            let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: secret)
            let expected: AuthenticationError = header.contains("HS256") ? .unsupportedAlgorithm : .badSignature
            #expect(await refusal(signed + "." + base64URL(Data(code)), TestCluster(key)) == expected)
        }
    }

    @Test func `what was tampered with is refused`() async throws {
        let key = try await TestKey.es256("key")
        let impostor = try await TestKey.es256("key")
        let cluster = TestCluster(key)
        let token = try key.token()
        let parts = token.split(separator: ".").map(String.init)
        let other = try key.token(TestCluster.payload(namespace: "globex-ns")).split(separator: ".").map(String.init)
        #expect(await refusal(try impostor.token(), cluster) == .badSignature)
        #expect(await refusal([parts[0], other[1], parts[2]].joined(separator: "."), cluster) == .badSignature)
        #expect(await refusal([parts[0], parts[1], other[2]].joined(separator: "."), cluster) == .badSignature)
        #expect(await refusal(parts[0] + "." + parts[1] + ".", cluster) == .malformed)
        #expect(await refusal(parts[0] + "." + parts[1], cluster) == .malformed)
        #expect(await refusal(token + ".x", cluster) == .malformed)
        let short = base64URL(Data(repeating: 7, count: 63))
        #expect(await refusal(parts[0] + "." + parts[1] + "." + short, cluster) == .badSignature)
        #expect(await refusal(token + "AAAA", cluster) == .badSignature)
        // The same signature, written in another way.
        #expect(await refusal(parts[0] + "." + parts[1] + "." + parts[2] + "=", cluster) == .malformed)
        #expect(await refusal(token, cluster) == nil)
    }

    @Test func `what is too long, too deep or no text is refused`() async throws {
        let key = try await TestKey.es256("key")
        let cluster = TestCluster(key)
        let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        let long = String(repeating: "a", count: 9000)
        let cases = [
            try key.token(TestCluster.payload(more: #""x":"\#(long)","#)),
            try key.token(TestCluster.payload(more: #""x":\#(deep),"#)),
            try key.token(header: #"{"alg":"ES256","kid":"key","x":\#(deep)}"#),
            try key.token(header: #"{"alg":"ES256","kid":"\#(String(repeating: "k", count: 300))"}"#),
            try key.token("null"), try key.token("[]"), try key.token(""), try key.token("{}"),
            try key.token(TestCluster.payload(more: #""exp":99999999999,"#)),
            try key.token(TestCluster.payload(expiry: .max)),
            try key.token(TestCluster.payload(expiry: -1)),
            "", ".", "..", "...", "a.b.c", "å.b.c", "e30.e30.e30",
            String(repeating: ".", count: 8000), String(repeating: "A", count: 8000),
        ]
        for token in cases {
            #expect(await refusal(token, cluster) == .malformed, "\(token.prefix(40))")
        }
        let invalid = base64URL(Data([0x7B, 0xFF, 0xFE, 0x7D]))
        #expect(await refusal("\(invalid).\(invalid).\(invalid)", cluster) == .malformed)
    }

    @Test func `random changes of a token never make another tenant of it`() async throws {
        let key = try await TestKey.es256("key")
        let cluster = TestCluster(key)
        let token = Array(try key.token().utf8)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var changed = token
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                changed[Int.random(in: changed.indices, using: &random)] = UInt8.random(in: 0x21...0x7E, using: &random)
            }
            guard changed != token else { continue }
            #expect(await refusal(String(decoding: changed, as: UTF8.self), cluster) != nil)
        }
    }

    @Test func `no refusal says anything of the token`() {
        for error in AuthenticationError.allCases {
            #expect(!error.description.isEmpty)
            #expect([401, 403, 503].contains(error.status))
            #expect(error.rawValue.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0) })
        }
    }
}
