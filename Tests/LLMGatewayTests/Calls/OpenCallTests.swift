import PlatformContract
import Synchronization
import TestSupport
import Testing

@testable import LLMGateway

struct OpenCallTests {
    /// Limits that note what they are told of reservations.
    private final class Limits: LimitStore {
        enum Event: Hashable { case settled(Int), cancelled }
        let events = Locked<[Event]>([])

        func reserve(tenant: String, limits: TenantPolicy.Limits, tokens: Int, isStream: Bool) async -> LimitDecision {
            .refused(LimitRefusal(reason: .limitsUnavailable, retryAfterMilliseconds: nil), nil)
        }
        func settle(_ reservation: LimitReservation, used: Int) async { events.change { $0.append(.settled(used)) } }
        func cancel(_ reservation: LimitReservation) async { events.change { $0.append(.cancelled) } }
    }

    private let limits = Limits()
    private let began = Locked(0)
    private let ended = Locked<[CallRecord]>([])

    private func call(attempts: Int = 1) -> OpenCall {
        let ledger = CallLedger(limits: limits, prices: { Prices([.init(name: "m", inputPrice: 1, outputPrice: 1)]) }) {
            [began, ended] event in
            switch event {
            case .began: began.change { $0 += 1 }
            case .ended(let record): ended.change { $0.append(record) }
            }
        }
        var record = CallRecord(
            requestID: "r",
            tenant: "blue",
            account: "a",
            operation: .chat,
            model: "m",
            isStream: true,
            start: .now
        )
        record.attempts = attempts
        return OpenCall(
            record,
            meter: CallMeter(input: 10, outputLimit: 90),
            reservation: LimitReservation(id: .init(store: 1, number: 1), tenant: "blue", tokens: 100, isStream: true),
            limitState: LimitState(
                requests: .init(limit: 1, remaining: 1),
                tokens: .init(limit: 1, remaining: 1),
                tokensADay: 1,
                tokensRemainingToday: 1,
                streams: 1,
                openStreams: 0
            ),
            ledger: ledger
        )
    }

    @Test func `a call ends once, as it ended first`() async {
        let call = call()
        await call.end(.succeeded, status: 200, .answered(nil, outputBytes: 3))
        await call.end(.cancelled, status: 499, .abandoned(after: .seconds(1)))
        #expect(began.current == 1)
        #expect(ended.current.map(\.outcome) == [.succeeded])
        #expect(ended.current.map(\.status) == [200])
        #expect(ended.current.map(\.charge) == [Charge(input: 10, output: 1, isEstimated: true)])
        #expect(ended.current.first?.cost == 0.000_011)
        #expect(limits.events.current == [.settled(11)])
    }

    @Test func `of many who end a call at once, one does`() async {
        let call = call()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<100 { group.addTask { await call.end(.failed, status: 500, .notTaken) } }
        }
        #expect(ended.current.count == 1)
        #expect(limits.events.current == [.settled(0)])
    }

    @Test func `a call that is dropped unread is cancelled, and charged`() async throws {
        do {
            let lost = call()
            lost.note { $0.upstream = "first" }
        }
        try await eventually { !limits.events.current.isEmpty }
        #expect(ended.current.map(\.outcome) == [.cancelled])
        #expect(ended.current.first?.charge.input == 10)
        #expect(ended.current.first?.upstream == "first")
        guard case .settled(10...100) = limits.events.current[0] else {
            Issue.record("\(limits.events.current)")
            return
        }
    }

    @Test func `a call that ended is not ended again when it is let go of`() async throws {
        do {
            let call = call()
            await call.end(.succeeded, status: 200, .answered(nil, outputBytes: 0))
        }
        try await Task.sleep(for: .milliseconds(50))
        #expect(ended.current.count == 1)
        #expect(limits.events.current == [.settled(10)])
    }

    @Test func `a call for which no upstream was asked gives all back, the request too`() async {
        await call(attempts: 0).end(.upstreamFailed, status: 503, .notTaken)
        #expect(limits.events.current == [.cancelled])
    }

    @Test func `what was waited for is no time of the gateway's own`() async throws {
        let call = call()
        call.waits()
        try await Task.sleep(for: .milliseconds(20))
        call.goesOn()
        // Nothing is waited for: nothing is added.
        call.goesOn()
        await call.end(.succeeded, status: 200, .answered(nil, outputBytes: 0))
        let record = try #require(ended.current.first)
        #expect(record.waited >= .milliseconds(20))
        #expect(record.overhead == record.duration - record.waited)
        #expect(record.overhead >= .zero)
    }
}
