import NIOCore
import NIOPosix
import PlatformContract
import TestSupport
import Testing

@testable import LLMGateway

@Suite("The script in Redis", .enabled(if: RedisServer.isAvailable))
struct RedisLimitScriptTests {
    /// Some of each kind: small ones that are met, ordinary ones, and the largest that there are.
    private func limits(_ random: inout SplitMix) -> TenantPolicy.Limits {
        func limit(_ ordinary: ClosedRange<Int>) -> Int {
            switch Int.random(in: 0..<12, using: &random) {
            case 0: 0
            case 1: .random(in: 1...3, using: &random)
            case 2: .max
            case 3: LimitShare.largest - .random(in: 0...1000, using: &random)
            default: .random(in: ordinary, using: &random)
            }
        }
        return TenantPolicy.Limits(
            requestsPerMinute: limit(5...60),
            tokensPerMinute: limit(500...70_000),
            tokensPerDay: limit(2000...100_000),
            maxTokensPerRequest: 1,
            concurrentStreams: limit(1...6)
        )
    }

    @Test(arguments: 0..<12)
    func `it decides as the ledger does, whatever happens`(_ seed: UInt64) async throws {
        let server = try RedisServer()
        let clock = LimitClock()
        var random = SplitMix(state: seed)
        try await withStores(address: server.socket, fallsBackToShare: false, clock: clock) { stores in
            let store = stores[0].store
            var ledger = TenantLedger(terms: .shared)
            var limits = limits(&random)
            var known: [LimitReservation] = []
            var (admitted, refused) = (0, 0)
            for step in 0..<600 {
                switch Int.random(in: 0..<40, using: &random) {
                case 0: clock.advance(.random(in: 0...200_000_000, using: &random))
                case 1:
                    clock.advance(-.random(in: 0...200_000_000, using: &random))
                    // What expired before the clock went back is open again in Redis, and not in the ledger.
                    known = []
                case 2: clock.advance(-.random(in: 0...60_000, using: &random))
                case 3...6: limits = self.limits(&random)
                case 7...15: clock.advance(.random(in: 0...70_000, using: &random))
                case 16...25: clock.advance(.random(in: 0...1500, using: &random))
                default: break
                }
                let isStream = Bool.random(using: &random)
                switch Int.random(in: 0..<10, using: &random) {
                case 0...5:
                    let most = [0, 10, 2000, LimitShare.clamped(limits.tokensPerMinute), .max].randomElement(
                        using: &random
                    )
                    let tokens = Int.random(in: 0...(most ?? 0), using: &random)
                    let decision = await store.reserve(
                        tenant: "acme",
                        limits: limits,
                        tokens: tokens,
                        isStream: isStream
                    )
                    let none = LimitReservation(
                        id: .init(store: 0, number: 0),
                        tenant: "acme",
                        tokens: tokens,
                        isStream: isStream
                    )
                    let expected = ledger.reserve(
                        decision.reservation ?? none,
                        limits: LimitShare(limits),
                        at: clock.now
                    )
                    try #require(decision == expected, "step \(step) of \(seed)")
                    if let reservation = decision.reservation { known.append(reservation) }
                    if decision.reservation == nil { refused += 1 } else { admitted += 1 }
                case 6, 7:
                    // Now and then one that is long settled.
                    guard let reservation = known.randomElement(using: &random) else { continue }
                    let used = [0, reservation.tokens / 2, reservation.tokens, reservation.tokens &* 2, Int.max]
                        .randomElement(using: &random)
                    await store.settle(reservation, used: used ?? 0)
                    ledger.settle(reservation.id, used: used ?? 0, at: clock.now)
                case 8:
                    guard let reservation = known.randomElement(using: &random) else { continue }
                    await store.cancel(reservation)
                    ledger.cancel(reservation.id, at: clock.now)
                default:
                    guard let reservation = known.randomElement(using: &random) else { continue }
                    _ = try await store.renew(reservation)
                    ledger.renew(reservation.id, at: clock.now)
                }
            }
            #expect(admitted > 20)
            #expect(refused > 20)
            #expect(stores[0].observer.record.faults == [])
        }
    }

    @Test func `a script that the server has forgotten is sent again`() async throws {
        let server = try RedisServer()
        try await withStores(address: server.socket) { stores in
            let limits = TenantPolicy.Limits.only(tokensPerDay: 100)
            let first = await stores[0].store.reserve(tenant: "acme", limits: limits, tokens: 60, isStream: false)
            let client = RedisClient(
                address: .socket(path: server.socket),
                passwordFile: nil,
                timeLimit: .minutes(2),
                eventLoop: MultiThreadedEventLoopGroup.singleton.next(),
                observer: RecordingObserver()
            )
            let task = Task { await client.run {} }
            try await eventually { client.isConnected }
            #expect(await client.call(RedisCommand.encode(["SCRIPT", "FLUSH"])) == .success(.simple("OK")))
            let second = await stores[0].store.reserve(tenant: "acme", limits: limits, tokens: 60, isStream: false)
            #expect(second.refusal?.reason == .tokensPerDay)
            #expect(await client.call(RedisCommand.encode(["SCRIPT", "FLUSH"])) == .success(.simple("OK")))
            if let reservation = first.reservation { await stores[0].store.settle(reservation, used: 10) }
            let third = await stores[0].store.reserve(tenant: "acme", limits: limits, tokens: 60, isStream: false)
            #expect(third.state?.tokensRemainingToday == 30)
            // All of a tenant's keys are in one slot, and none stays for ever.
            guard case .success(.array(let keys?)) = await client.call(RedisCommand.encode(["KEYS", "*"])) else {
                Issue.record("no keys")
                return
            }
            #expect(keys.count == 2)
            for case .bulk(let key?) in keys {
                let name = String(buffer: key)
                #expect(name.hasPrefix("tenantry:limits:{acme}:"))
                guard case .success(.integer(let life)) = await client.call(RedisCommand.encode(["PTTL", name])) else {
                    Issue.record("no time to live")
                    continue
                }
                #expect(life > 0)
            }
            task.cancel()
            await task.value
            #expect(stores[0].observer.record.faults == [])
        }
    }
}
