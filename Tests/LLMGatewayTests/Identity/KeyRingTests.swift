import Foundation
import ServiceRuntime
import Synchronization
import TestSupport
import Testing

@testable import LLMGateway

struct KeyRingTests {
    @Test func `many tokens with an unknown key cause one reading in ten seconds`() async throws {
        let (key, other) = (try await TestKey.es256("key"), try await TestKey.es256("other"))
        let cluster = TestCluster(key)
        _ = try await cluster.caller(try key.token())
        #expect(cluster.source.count.withLock { $0 } == 1)
        let token = try other.token()
        func ask() async {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<50 { group.addTask { _ = try? await cluster.caller(token) } }
            }
        }
        await ask()
        #expect(cluster.source.count.withLock { $0 } == 1)
        cluster.clock.advance(by: .seconds(9))
        await ask()
        #expect(cluster.source.count.withLock { $0 } == 1)
        cluster.clock.advance(by: .seconds(1))
        await ask()
        #expect(cluster.source.count.withLock { $0 } == 2)
    }

    @Test func `a new key is read as soon as a token names it`() async throws {
        let (key, other) = (try await TestKey.es256("key"), try await TestKey.es256("other"))
        let cluster = TestCluster(key)
        _ = try await cluster.caller(try key.token())
        cluster.source.content.withLock { $0 = .success(keySet(key, other)) }
        cluster.clock.advance(by: .seconds(10))
        #expect(try await cluster.caller(try other.token()).tenant == "acme-corp")
    }

    @Test func `old keys stay when they can't be read again`() async throws {
        let key = try await TestKey.es256("key")
        let events = Mutex<[KeyRing.Event]>([])
        let source = TestKeySource(keySet(key))
        let clock = TestClock()
        let ring = KeyRing(source, observe: { event in events.withLock { $0.append(event) } }, clock: { clock.now })
        await ring.refreshForUnknownKey()
        for content in [
            "", "{}", "null", #"{"keys":[]}"#, #"{"keys":[{"kty":"oct","k":"AAAA","kid":"key"}]}"#, "\u{0}",
        ] {
            source.content.withLock { $0 = .success(content) }
            clock.advance(by: .seconds(10))
            await ring.refreshForUnknownKey()
            #expect(ring.keys?.keys["key"] != nil)
        }
        source.content.withLock { $0 = .failure(KeyError("no connection")) }
        clock.advance(by: .seconds(10))
        await ring.refreshForUnknownKey()
        #expect(ring.keys?.keys["key"] != nil)
        let seen = events.withLock { $0 }
        #expect(seen.first == .read(keys: 1))
        #expect(seen.last == .failed(KeyError("no connection")))
        #expect(seen.count == 8)
    }

    @Test func `the same keys stay the same object`() async throws {
        let source = TestKeySource(keySet(try await TestKey.es256("key")))
        let clock = TestClock()
        let ring = KeyRing(source, clock: { clock.now })
        await ring.refreshForUnknownKey()
        let first = try #require(ring.keys)
        clock.advance(by: .seconds(10))
        await ring.refreshForUnknownKey()
        #expect(source.count.withLock { $0 } == 2)
        #expect(ring.keys === first)
    }

    @Test func `nobody is ready before the keys were read`() async throws {
        let source = TestKeySource("")
        source.content.withLock { $0 = .failure(KeyError("no connection")) }
        let key = try await TestKey.es256("key")
        let readiness = Readiness(waitingFor: [KeyRing.readinessCondition: "the keys"])
        let clock = TestClock()
        let ring = KeyRing(source, readiness: readiness, clock: { clock.now })
        let authenticator = Authenticator(policies: PolicyBook(PolicySnapshot()), keys: ring)
        await #expect(throws: AuthenticationError.keysUnavailable) {
            try await authenticator.caller(authorization: "Bearer " + (try key.token()))
        }
        #expect(readiness.reasons == ["the keys"])
        source.content.withLock { $0 = .success(keySet(key)) }
        clock.advance(by: .seconds(10))
        await ring.refreshForUnknownKey()
        #expect(readiness.reasons.isEmpty)
    }

    @Test func `keys are read when the service starts, and soon again when that fails`() async throws {
        let key = try await TestKey.es256("key")
        let source = TestKeySource("")
        let ring = KeyRing(source)
        let running = Task { try await ring.run() }
        defer { running.cancel() }
        try await eventually { source.count.withLock { $0 } >= 1 }
        source.content.withLock { $0 = .success(keySet(key)) }
        try await eventually { ring.keys != nil }
    }

    @Test func `keys that are for something else are passed over`() async throws {
        let key = try await TestKey.es256("key")
        let rsa = try await TestKey.rsa.value
        let odd = [
            key.jwk.replacing(#""use":"sig""#, with: #""use":"enc""#).replacing(#""kid":"key""#, with: #""kid":"a""#),
            key.jwk.replacing("ES256", with: "ES384").replacing(#""kid":"key""#, with: #""kid":"b""#),
            key.jwk.replacing(#""kid":"key","#, with: ""),
            key.jwk.replacing("P-256", with: "secp256k1").replacing(#""kid":"key""#, with: #""kid":"c""#),
            key.jwk.replacing("P-256", with: "P-384").replacing(#","alg":"ES256""#, with: "")
                .replacing(#""kid":"key""#, with: #""kid":"d""#),
            rsa.jwk.replacing("RS256", with: "HS256"), rsa.jwk.replacing("AQAB", with: "!"),
            #"{"kty":"RSA","kid":"short","n":"AQAB","e":"AQAB"}"#, #"{"kty":"OKP","kid":"e"}"#, "7", "null", "[]",
            #"{"kty":"oct","kid":"f","k":"c2VjcmV0","alg":"HS256"}"#,
        ]
        let text = #"{"keys":[\#((odd + [key.jwk]).joined(separator: ","))]}"#
        let set = try await KeySet(reading: KeyMaterial(keys: Array(text.utf8), issuers: ["i"]))
        #expect(set.keys.keys.sorted() == ["key"])
    }

    @Test func `hostile key sets are refused`() async {
        let deep = String(repeating: "[", count: 100_000)
        let many = #"{"keys":[\#(Array(repeating: "{}", count: 1000).joined(separator: ","))]}"#
        let huge = #"{"keys":[{"kid":"\#(String(repeating: "k", count: 300_000))"}]}"#
        for text in [deep, many, huge, "{\"keys\":\(deep)", #"{"keys":{"a":1}}"#, "keys: []", "\u{FEFF}"] {
            await #expect(throws: KeyError.self) {
                try await KeySet(reading: KeyMaterial(keys: Array(text.utf8), issuers: []))
            }
        }
    }

    @Test func `a file of keys is read again`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(keySet(try await TestKey.es256("one")), to: "jwks.json")
        let clock = TestClock()
        let ring = KeyRing(FileKeySource(path: file.path, issuers: [TestCluster.issuer]), clock: { clock.now })
        await ring.refreshForUnknownKey()
        #expect(ring.keys?.keys.keys.sorted() == ["one"])
        #expect(ring.keys?.issuers == [TestCluster.issuer])
        try folder.write(keySet(try await TestKey.es256("two")), to: "jwks.json")
        clock.advance(by: .seconds(10))
        await ring.refreshForUnknownKey()
        #expect(ring.keys?.keys.keys.sorted() == ["two"])
    }
}
