import Foundation
import PlatformContract
import Synchronization
import Testing

@testable import LLMGateway

struct AuthenticatorTests {
    private func refusal(_ authorization: String?, _ authenticator: Authenticator) async -> AuthenticationError? {
        do throws(AuthenticationError) {
            _ = try await authenticator.caller(authorization: authorization)
            return nil
        } catch {
            return error
        }
    }

    @Test func `without a credential nobody is let in`() async throws {
        let cluster = TestCluster(try await TestKey.es256("key"))
        #expect(await refusal(nil, cluster.authenticator) == .missing)
        let nothing = Authenticator(policies: cluster.policies, keys: nil)
        #expect(await refusal(nil, nothing) == .missing)
        #expect(await refusal("Bearer whoever", nothing) == .unknownKey)
    }

    @Test func `only one bearer credential is a credential`() async throws {
        let key = try await TestKey.es256("key")
        let cluster = TestCluster(key)
        let token = try key.token()
        for scheme in ["Bearer", "bearer", "BEARER", "bEaReR"] {
            #expect(await refusal("\(scheme) \(token)", cluster.authenticator) == nil, "\(scheme)")
        }
        let cases = [
            "", " ", "Bearer", "Bearer ", "Bearer  \(token)", "Bearer\t\(token)", "Basic \(token)", token,
            "Bearer:\(token)",
            "Bearer \(token), Bearer \(token)", "Bearer \(token) \(token)", "Bearer \"\(token)\"", " Bearer \(token)",
            "Bearer \(token) ", "Bearer \(token)\r\nx: y", "Bearer \(token)\0", "Bearer =", "Bearer tökén",
            "Bearer a=b",
            "Bearer " + String(repeating: "a", count: 8193), "\u{22}earer \(token)",
        ]
        for value in cases {
            #expect(await refusal(value, cluster.authenticator) == .malformed, "\(value.prefix(30))")
        }
    }

    @Test func `a token that was verified is known until it expires, or for a minute`() async throws {
        let key = try await TestKey.es256("key")
        let cluster = TestCluster(key)
        let short = "Bearer " + (try key.token(TestCluster.payload(expiry: TestCluster.now + 30)))
        let long = "Bearer " + (try key.token())
        var cache = CallerCache()
        let snapshot = cluster.policies.snapshot
        let caller = Caller(account: "llm-proxy", policy: TestCluster.policy("acme-corp"))
        let now = TestCluster.now
        cache.insert(caller, for: short, expiry: now + 30, at: now, snapshot, nil)
        cache.insert(caller, for: long, expiry: now + 3600, at: now, snapshot, nil)
        #expect(cache.find(short, at: now + 29, snapshot, nil) == caller)
        #expect(cache.find(short, at: now + 30, snapshot, nil) == nil)
        #expect(cache.find(long, at: now + 59, snapshot, nil) == caller)
        #expect(cache.find(long, at: now + 60, snapshot, nil) == nil)
        #expect(cache.find(long + "x", at: now, snapshot, nil) == nil)
        #expect(cache.find("x" + long, at: now, snapshot, nil) == nil)

        // As a whole: known, then expired.
        #expect(await refusal(short, cluster.authenticator) == nil)
        cluster.clock.advance(by: .seconds(29))
        #expect(await refusal(short, cluster.authenticator) == nil)
        cluster.clock.advance(by: .seconds(20))
        #expect(await refusal(short, cluster.authenticator) == .expired)
    }

    @Test func `a known token of a tenant whose policy is gone is refused at once`() async throws {
        let key = try await TestKey.es256("key")
        let cluster = TestCluster(key)
        let token = try key.token()
        #expect(try await cluster.caller(token).policy.limits.requestsPerMinute == 600)
        cluster.policies.swap(to: PolicySnapshot(policies: [TestCluster.policy("acme-corp", requests: 7)]))
        #expect(try await cluster.caller(token).policy.limits.requestsPerMinute == 7)
        cluster.policies.swap(to: PolicySnapshot(policies: [TestCluster.policy("globex")]))
        #expect(await refusal("Bearer " + token, cluster.authenticator) == .unknownTenant)
    }

    @Test func `a known token whose key is gone is refused`() async throws {
        let (key, next) = (try await TestKey.es256("key"), try await TestKey.es256("next"))
        let cluster = TestCluster(key)
        let token = try key.token()
        #expect(await refusal("Bearer " + token, cluster.authenticator) == nil)
        cluster.source.content.withLock { $0 = .success(keySet(next)) }
        cluster.clock.advance(by: .seconds(11))
        // Known still: nobody has read the keys again.
        #expect(await refusal("Bearer " + token, cluster.authenticator) == nil)
        #expect(await refusal("Bearer " + (try next.token()), cluster.authenticator) == nil)
        #expect(await refusal("Bearer " + token, cluster.authenticator) == .unknownKey)
    }

    @Test func `garbage takes no room, and valid tokens no more than there is`() async throws {
        let snapshot = PolicySnapshot()
        let caller = Caller(account: "a", policy: TestCluster.policy("acme-corp"))
        var cache = CallerCache(room: 10)
        for index in 0..<1000 {
            let header = "Bearer token-of-some-length-\(index)-signature"
            #expect(cache.find(header, at: 0, snapshot, nil) == nil)
            cache.insert(caller, for: header, expiry: 100, at: 0, snapshot, nil)
            #expect(cache.count <= 20)
            #expect(cache.find(header, at: 0, snapshot, nil) == caller)
        }
    }

    @Test func `what is asked for stays when the cache is full`() {
        let snapshot = PolicySnapshot()
        let caller = Caller(account: "a", policy: TestCluster.policy("acme-corp"))
        var cache = CallerCache(room: 10)
        cache.insert(caller, for: "Bearer the-one-that-is-asked-for", expiry: 100, at: 0, snapshot, nil)
        for index in 0..<100 {
            cache.insert(caller, for: "Bearer another-token-\(index)", expiry: 100, at: 0, snapshot, nil)
            #expect(cache.find("Bearer the-one-that-is-asked-for", at: 0, snapshot, nil) == caller)
        }
    }

    @Test func `tokens with the same end are told apart`() {
        let snapshot = PolicySnapshot()
        var cache = CallerCache()
        let tail = String(repeating: "z", count: 40)
        for tenant in ["a", "b", "c"] {
            let caller = Caller(account: "x", policy: TestCluster.policy(tenant))
            cache.insert(caller, for: "Bearer \(tenant)\(tail)", expiry: 100, at: 0, snapshot, nil)
        }
        #expect(cache.find("Bearer b\(tail)", at: 0, snapshot, nil)?.tenant == "b")
        #expect(cache.find("Bearer d\(tail)", at: 0, snapshot, nil) == nil)
    }
}
