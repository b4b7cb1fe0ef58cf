import PlatformContract
import Synchronization
import Testing

@testable import LLMGateway

@Suite("Limits in memory")
struct MemoryLimitStoreTests {
    /// Lets tasks reserve at once, each some times, and counts what was admitted.
    private func admitted(
        _ stores: [MemoryLimitStore],
        limits: TenantPolicy.Limits,
        tokens: Int,
        tasks: Int = 200
    ) async -> Int {
        await withTaskGroup(of: Int.self) { group in
            for task in 0..<tasks {
                let store = stores[task % stores.count]
                group.addTask {
                    var admitted = 0
                    for round in 0..<20 {
                        let decision = await store.reserve(
                            tenant: "acme",
                            limits: limits,
                            tokens: tokens,
                            isStream: false
                        )
                        if decision.reservation != nil { admitted += 1 }
                        if round % 4 == 0 { await Task.yield() }
                    }
                    return admitted
                }
            }
            return await group.reduce(0, +)
        }
    }

    @Test func `200 tasks at once never get more than the limit`() async {
        let clock = LimitClock()
        let store = MemoryLimitStore { clock.now }
        #expect(await admitted([store], limits: .only(requests: 777), tokens: 1) == 777)
        clock.advance(60_000)
        #expect(await admitted([store], limits: .only(tokens: 10_000), tokens: 30) == 333)
    }

    @Test func `the shares of three replicas together never get more than the limit`() async {
        let clock = LimitClock()
        let stores = (0..<3).map { _ in MemoryLimitStore(replicas: 3) { clock.now } }
        #expect(await admitted(stores, limits: .only(requests: 1000), tokens: 1) == 999)
        clock.advance(60_000)
        #expect(await admitted(stores, limits: .only(tokens: 1000), tokens: 100) == 9)
    }

    @Test func `200 tasks that settle what they reserve leave nothing reserved`() async {
        let clock = LimitClock()
        let store = MemoryLimitStore { clock.now }
        let limits = TenantPolicy.Limits.only(tokens: 1_000_000, tokensPerDay: 1_000_000, streams: 50)
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<200 {
                group.addTask {
                    for _ in 0..<10 {
                        let decision = await store.reserve(
                            tenant: "acme",
                            limits: limits,
                            tokens: 1000,
                            isStream: true
                        )
                        #expect((decision.state?.openStreams ?? 0) <= 50)
                        guard let reservation = decision.reservation else { continue }
                        await Task.yield()
                        if task % 2 == 0 {
                            await store.settle(reservation, used: 0)
                        } else {
                            await store.cancel(reservation)
                        }
                    }
                }
            }
        }
        let state = store.reserveNow(tenant: "acme", limits: limits, tokens: 0, isStream: false).state
        #expect(state?.openStreams == 0)
        #expect(state?.tokens.remaining == 1_000_000)
        #expect(state?.tokensRemainingToday == 1_000_000)
    }

    @Test func `tenants do not share limits`() {
        let clock = LimitClock()
        let store = MemoryLimitStore { clock.now }
        for tenant in 0..<100 {
            #expect(
                store.reserveNow(tenant: "t\(tenant)", limits: .only(requests: 1), tokens: 1, isStream: false)
                    .reservation != nil
            )
        }
    }

    @Test func `idle tenants are forgotten, but not what they used of a day that is not over`() {
        let clock = LimitClock()
        let store = MemoryLimitStore { clock.now }
        let limits = TenantPolicy.Limits.only(tokensPerDay: 100)
        func fill(_ names: String, tokens: Int) {
            for tenant in 0..<5000 {
                let decision = store.reserveNow(
                    tenant: "\(names)\(tenant)",
                    limits: limits,
                    tokens: tokens,
                    isStream: false
                )
                if let reservation = decision.reservation { store.settleNow(reservation, used: tokens) }
            }
        }
        fill("used", tokens: 100)
        for round in 0..<10 {
            clock.advance(600_000)
            fill("idle\(round)-", tokens: 0)
        }
        #expect(store.accountCount < 25_000)
        #expect(
            store.reserveNow(tenant: "used7", limits: limits, tokens: 1, isStream: false).refusal?.reason
                == .tokensPerDay
        )
        for round in 0..<10 {
            clock.advance(86_400_000)
            fill("idle\(round)-", tokens: 100)
        }
        #expect(store.accountCount < 25_000)
    }

    @Test func `the present is the world's`() {
        // 2026 and later.
        #expect(LimitInstant.now.milliseconds > 1_767_225_600_000)
    }
}
