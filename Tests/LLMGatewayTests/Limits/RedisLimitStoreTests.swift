import Foundation
import NIOCore
import NIOPosix
import PlatformContract
import Synchronization
import TestSupport
import Testing

@testable import LLMGateway

@Suite("Limits in Redis", .enabled(if: RedisServer.isAvailable))
struct RedisLimitStoreTests {
    /// 200 clients of each store, each asking some times at once, and how many were admitted.
    private func admitted(
        _ stores: [RunningStore],
        limits: TenantPolicy.Limits,
        tokens: Int = 1,
        rounds: Int = 4,
        settles: Bool = false
    ) async -> Int {
        await withTaskGroup(of: Int.self) { group in
            for running in stores {
                for _ in 0..<200 {
                    group.addTask {
                        var admitted = 0
                        for _ in 0..<rounds {
                            let decision = await running.store.reserve(
                                tenant: "acme",
                                limits: limits,
                                tokens: tokens,
                                isStream: false
                            )
                            guard let reservation = decision.reservation else { continue }
                            admitted += 1
                            if settles { await running.store.settle(reservation, used: tokens) }
                        }
                        return admitted
                    }
                }
            }
            return await group.reduce(0, +)
        }
    }

    @Test func `3 replicas with 200 clients each never admit more than the limit`() async throws {
        let server = try RedisServer()
        let clock = LimitClock()
        try await withStores(3, address: server.socket, clock: clock) { stores in
            #expect(await admitted(stores, limits: .only(requests: 500)) == 500)
            clock.advance(60_000)
            #expect(await admitted(stores, limits: .only(tokens: 10_000), tokens: 30, settles: true) == 333)
            clock.advance(60_000)
            #expect(await admitted(stores, limits: .only(tokensPerDay: 20_000), tokens: 50) < 400)
            for running in stores { #expect(running.observer.record.faults == []) }
        }
    }

    @Test func `by the server's clock a minute admits a full bucket and what flows off`() async throws {
        let server = try RedisServer()
        try await withStores(3, address: server.socket) { stores in
            let start = ContinuousClock.now
            let count = await admitted(stores, limits: .only(requests: 600))
            let elapsed = Double((ContinuousClock.now - start) / .milliseconds(1))
            #expect(count >= 600)
            #expect(Double(count) <= 600 * (1 + (elapsed + 2) / 60_000))
        }
    }

    @Test func `streams of all replicas are counted together`() async throws {
        let server = try RedisServer()
        let clock = LimitClock()
        try await withStores(2, address: server.socket, clock: clock) { stores in
            let limits = TenantPolicy.Limits.only(streams: 2)
            func open(_ store: Int) async -> LimitDecision {
                await stores[store].store.reserve(tenant: "acme", limits: limits, tokens: 1, isStream: true)
            }
            let first = await open(0)
            #expect(await open(1).state?.openStreams == 2)
            #expect(await open(0).refusal?.reason == .concurrentStreams)
            if let reservation = first.reservation { await stores[0].store.settle(reservation, used: 1) }
            #expect(await open(1).reservation != nil)
            // A pod that died does not renew.
            clock.advance(LimitTerms.shared.lease)
            #expect(await open(0).state?.openStreams == 1)
        }
    }

    @Test func `without Redis shares are counted, and the day's use is told to Redis when it is back`() async throws {
        let server = try RedisServer()
        let clock = LimitClock()
        try await withStores(3, address: server.socket, clock: clock) { stores in
            let limits = TenantPolicy.Limits.only(tokens: 1000, tokensPerDay: 100_000)
            #expect(await admitted(stores, limits: limits, tokens: 10, rounds: 1) == 100)
            server.kill()
            // In the minute in which Redis goes: one more limit in all, in equal shares.
            try await eventually { stores.allSatisfy { !$0.store.isAvailable } }
            #expect(await admitted(stores, limits: limits, tokens: 10, rounds: 1) == 99)
            #expect(await admitted(stores, limits: limits, tokens: 10, rounds: 1) == 0)
            #expect(stores.allSatisfy { $0.observer.record.changes == [true, false] })

            clock.advance(60_000)
            let late = await stores[0].store.reserve(tenant: "acme", limits: limits, tokens: 100, isStream: false)
            try server.start()
            try await eventually { stores.allSatisfy(\.store.isAvailable) }
            // This Redis has lost its data: the day is what was used without it.
            try await eventually {
                let decision = await stores[1].store.reserve(tenant: "acme", limits: limits, tokens: 0, isStream: false)
                return decision.state?.tokensRemainingToday == 100_000 - 990 - 100
            }
            // What ends after Redis is back still belongs to the share that it was admitted by.
            if let reservation = late.reservation { await stores[0].store.settle(reservation, used: 30) }
            await stores[0].store.tellOfflineUse()
            let decision = await stores[2].store.reserve(tenant: "acme", limits: limits, tokens: 0, isStream: false)
            #expect(decision.state?.tokensRemainingToday == 100_000 - 990 - 30)
        }
    }

    @Test func `without Redis requests are refused where shares are not wanted`() async throws {
        let server = try RedisServer()
        try await withStores(address: server.socket, fallsBackToShare: false) { stores in
            let limits = TenantPolicy.Limits.only()
            let store = stores[0].store
            #expect(await store.reserve(tenant: "acme", limits: limits, tokens: 1, isStream: false).reservation != nil)
            server.kill()
            try await eventually { !store.isAvailable }
            let decision = await store.reserve(tenant: "acme", limits: limits, tokens: 1, isStream: false)
            #expect(decision.refusal == LimitRefusal(reason: .limitsUnavailable, retryAfterMilliseconds: 1000))
            #expect(decision.state == nil)
            try server.start()
            try await eventually { store.isAvailable }
            #expect(await store.reserve(tenant: "acme", limits: limits, tokens: 1, isStream: false).reservation != nil)
        }
    }

    @Test func `killed under load, every call gets an answer, and none more than Redis's limit and the shares'`()
        async throws
    {
        let server = try RedisServer()
        let clock = LimitClock()
        try await withStores(3, address: server.socket, clock: clock) { stores in
            let limits = TenantPolicy.Limits.only(requests: 3000)
            async let count = admitted(stores, limits: limits, rounds: 20, settles: true)
            try await eventually { stores.allSatisfy { $0.observer.record.answers > 200 } }
            server.kill()
            #expect(await count <= 6000)
            try await eventually { stores.allSatisfy { !$0.store.isAvailable } }
        }
    }

    @Test func `what ends while Redis stands still is settled when it goes on`() async throws {
        let server = try RedisServer()
        try await withStores(address: server.socket, timeLimit: .milliseconds(300)) { stores in
            let (store, observer) = (stores[0].store, stores[0].observer)
            let limits = TenantPolicy.Limits.only(tokensPerDay: 10_000)
            var held: LimitReservation?
            try await eventually {
                held = await store.reserve(tenant: "acme", limits: limits, tokens: 5000, isStream: true).reservation
                guard let reservation = held, store.made(reservation) else { return held != nil }
                // A busy machine was too slow for the time limit.
                await store.cancel(reservation)
                return false
            }
            server.signal(SIGSTOP)
            let start = ContinuousClock.now
            // Not answered in time: counted by the share.
            let decision = await store.reserve(tenant: "acme", limits: limits, tokens: 10, isStream: false)
            #expect(ContinuousClock.now - start < .seconds(15))
            #expect(decision.reservation != nil)
            #expect(observer.record.failures.contains(.timeout))
            if let held { await store.settle(held, used: 1000) }
            try await eventually { !store.isAvailable }
            server.signal(SIGCONT)
            try await eventually { store.isAvailable }
            try await eventually {
                let state = await store.reserve(tenant: "acme", limits: limits, tokens: 0, isStream: true).state
                return state?.tokensRemainingToday == 10_000 - 1000 - 10
            }
        }
    }

    @Test func `the password is read again for each connection`() async throws {
        let server = try RedisServer(password: "planted")
        let file = try server.folder.write("wrong\n", to: "password").path
        try await withStores(address: server.socket, passwordFile: file, waits: false) { stores in
            try await eventually { stores[0].observer.record.failures.contains(.authentication) }
            #expect(!stores[0].store.isAvailable)
            try server.folder.write("planted\n", to: "password")
            try await eventually { stores[0].store.isAvailable }
        }
        try await withStores(address: server.socket, waits: false) { stores in
            try await eventually { stores[0].observer.record.failures.contains(.authentication) }
        }
    }
}

@Suite("Limits in what is no Redis")
struct FalseRedisTests {
    /// A server that answers whatever it is sent with the same bytes.
    private func withServer(answering bytes: String, _ body: (String) async throws -> Void) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Parrot(bytes: bytes))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let result: Result<Void, any Error>
        do {
            result = .success(try await body("127.0.0.1:\(server.localAddress?.port ?? 0)"))
        } catch {
            result = .failure(error)
        }
        try await server.close()
        try result.get()
    }

    private final class Parrot: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        let bytes: String

        init(bytes: String) { self.bytes = bytes }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: bytes)), promise: nil)
        }
    }

    @Test(
        arguments: [
            ("", RedisFailure.timeout), ("HTTP/1.1 400 Bad Request\r\n\r\n", .malformed), ("+PON", .timeout),
            ("$65537\r\n", .malformed), ("+OK\r\n", .malformed),
            ("-NOAUTH Authentication required.\r\n", .authentication), ("-LOADING\r\n", .refused),
            (":1\r\n", .malformed),
        ]
    )
    func `it is never taken for one`(_ bytes: String, _ failure: RedisFailure) async throws {
        try await withServer(answering: bytes) { address in
            try await withStores(address: address, timeLimit: .milliseconds(100), waits: false) { stores in
                try await eventually { stores[0].observer.record.failures.contains(failure) }
                #expect(!stores[0].observer.record.changes.contains(true) || bytes.hasPrefix("+PONG"))
                let decision = await stores[0].store.reserve(
                    tenant: "acme",
                    limits: .only(requests: 1),
                    tokens: 1,
                    isStream: false
                )
                #expect(decision.reservation.map(stores[0].store.made) == true)
            }
        }
    }

    @Test func `one that answers calls with nonsense is no use`() async throws {
        try await withServer(answering: "+PONG\r\n") { address in
            try await withStores(address: address, fallsBackToShare: false) { stores in
                let decision = await stores[0].store.reserve(
                    tenant: "acme",
                    limits: .only(),
                    tokens: 1,
                    isStream: false
                )
                #expect(decision.refusal?.reason == .limitsUnavailable)
                #expect(stores[0].observer.record.failures.contains(.malformed))
            }
        }
    }

    @Test func `one that does not listen is away`() async throws {
        let folder = try TemporaryFolder()
        try await withStores(address: folder.url.path + "/none", waits: false) { stores in
            try await eventually { stores[0].observer.record.failures.count > 2 }
            #expect(stores[0].observer.record.failures.allSatisfy { $0 == .connect })
            #expect(stores[0].observer.record.changes == [])
        }
    }
}
