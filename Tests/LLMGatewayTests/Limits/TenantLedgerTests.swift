import PlatformContract
import Testing

@testable import LLMGateway

@Suite("A tenant's account")
struct TenantLedgerTests {
    @Test func `admits a minute's requests at once and the next when one has flown off`() {
        var tenant = Tenant(.only(requests: 3))
        for _ in 1...3 { #expect(tenant.reserve().reservation != nil) }
        #expect(
            tenant.reserve().refusal == LimitRefusal(reason: .requestsPerMinute, retryAfterMilliseconds: 20_000)
        )
        tenant.now += 19_999
        #expect(tenant.reserve().refusal?.retryAfterMilliseconds == 1)
        tenant.now += 1
        #expect(tenant.reserve().reservation != nil)
        #expect(tenant.reserve().refusal != nil)
    }

    @Test func `a refused request costs nothing`() {
        var tenant = Tenant(.only(requests: 10, tokens: 100))
        _ = tenant.reserve(60)
        for _ in 1...20 { #expect(tenant.reserve(60).refusal?.reason == .tokensPerMinute) }
        let state = tenant.reserve(40).state
        #expect(state?.requests.remaining == 8)
        #expect(state?.tokens.remaining == 0)
    }

    @Test func `less use than was reserved is given back`() {
        var tenant = Tenant(.only(tokens: 1000, tokensPerDay: 5000))
        let reservation = tenant.reserve(1000).reservation
        #expect(tenant.reserve(1).refusal?.reason == .tokensPerMinute)
        tenant.settle(reservation, used: 100)
        let decision = tenant.reserve(900)
        #expect(decision.reservation != nil)
        #expect(decision.state?.tokensRemainingToday == 4000)
    }

    @Test func `debt is paid off before anything else is admitted`() {
        var tenant = Tenant(.only(tokens: 600))
        tenant.settle(tenant.reserve(100).reservation, used: 1200)
        // 600 tokens more than a minute's: a minute to pay them, and a tenth of a second for the one that is asked.
        #expect(tenant.reserve(1).refusal == LimitRefusal(reason: .tokensPerMinute, retryAfterMilliseconds: 60_100))
        #expect(tenant.reserve(0).refusal?.retryAfterMilliseconds == 60_000)
        tenant.now += 60_099
        #expect(tenant.reserve(1).refusal?.reason == .tokensPerMinute)
        tenant.now += 1
        #expect(tenant.reserve(1).reservation != nil)
    }

    @Test func `settling twice or cancelling after it changes nothing`() {
        var tenant = Tenant(.only(requests: 10, tokens: 1000))
        let reservation = tenant.reserve(500).reservation
        for _ in 1...3 { tenant.settle(reservation, used: 200) }
        tenant.cancel(reservation)
        let state = tenant.reserve(0).state
        #expect(state?.tokens.remaining == 800)
        #expect(state?.requests.remaining == 8)
    }

    @Test func `cancelling gives the request back too`() {
        var tenant = Tenant(.only(requests: 1, tokens: 100, streams: 1))
        tenant.cancel(tenant.reserve(100, stream: true).reservation)
        #expect(tenant.reserve(100, stream: true).reservation != nil)
    }

    @Test func `a request larger than a minute or a day is too large however long it waits`() {
        var tenant = Tenant(.only(tokens: 1000, tokensPerDay: 900))
        let tooLarge = LimitRefusal(reason: .requestTooLarge, retryAfterMilliseconds: nil)
        #expect(tenant.reserve(1001).refusal == tooLarge)
        #expect(tenant.reserve(901).refusal == tooLarge)
        #expect(tooLarge.retryAfterSeconds == nil)
        #expect(tenant.reserve(900).reservation != nil)
    }

    @Test func `the day's tokens come back at midnight UTC`() {
        var tenant = Tenant(.only(tokensPerDay: 1000))
        _ = tenant.reserve(1000)
        #expect(tenant.reserve(1).refusal == LimitRefusal(reason: .tokensPerDay, retryAfterMilliseconds: 43_200_000))
        tenant.now += 43_199_999
        #expect(tenant.reserve(1).refusal?.retryAfterMilliseconds == 1)
        tenant.now += 1
        #expect(tenant.reserve(1000).reservation != nil)
    }

    @Test func `what a day owes the next day pays`() {
        var tenant = Tenant(.only(tokensPerDay: 1000))
        tenant.settle(tenant.reserve(1000).reservation, used: 2500)
        // 1500 owed: tomorrow's 1000 and half of the day after.
        #expect(tenant.reserve(600).refusal?.retryAfterMilliseconds == 43_200_000 + 2 * 86_400_000)
        #expect(tenant.reserve(500).refusal?.retryAfterMilliseconds == 43_200_000 + 86_400_000)
        tenant.now += 43_200_000 + 86_400_000
        #expect(tenant.reserve(501).refusal?.reason == .tokensPerDay)
        #expect(tenant.reserve(500).reservation != nil)
    }

    @Test func `a request over midnight gives nothing back to the new day, and owes it what it used beyond`() {
        var tenant = Tenant(.only(tokensPerDay: 1000))
        tenant.now += 43_200_000 - 1000
        let (first, second) = (tenant.reserve(400).reservation, tenant.reserve(400).reservation)
        tenant.now += 1000
        _ = tenant.reserve(300)
        tenant.settle(first, used: 0)
        #expect(tenant.reserve(0).state?.tokensRemainingToday == 700)
        tenant.settle(second, used: 600)
        #expect(tenant.reserve(0).state?.tokensRemainingToday == 500)
    }

    @Test func `editing a limit keeps what was used`() {
        var tenant = Tenant(.only(requests: 10, tokens: 1000, tokensPerDay: 10_000))
        _ = tenant.reserve(800)
        tenant.limits = .only(requests: 100, tokens: 2000, tokensPerDay: 20_000)
        var state = tenant.reserve(0).state
        #expect(state?.tokens.remaining == 1200)
        #expect(state?.requests.remaining == 98)
        #expect(state?.tokensRemainingToday == 19_200)
        tenant.limits = .only(requests: 2, tokens: 500, tokensPerDay: 500)
        let refused = tenant.reserve(1)
        state = refused.state
        #expect(refused.refusal?.reason == .tokensPerDay)
        #expect(state?.tokens.remaining == 0)
        #expect(state?.requests.remaining == 0)
    }

    @Test func `a day's limit that was lowered owes the next day nothing`() {
        var tenant = Tenant(.only(tokensPerDay: 100_000))
        _ = tenant.reserve(90_000)
        tenant.limits.tokensPerDay = 1000
        #expect(tenant.reserve(1000).refusal?.retryAfterMilliseconds == 43_200_000)
        tenant.now += 43_200_000
        #expect(tenant.reserve(1000).reservation != nil)
    }

    @Test func `time before an edit flows off at the limit of that time`() {
        var tenant = Tenant(.only(tokens: 600))
        _ = tenant.reserve(600)
        tenant.now += 10_000
        tenant.limits.tokensPerMinute = 60_000
        #expect(tenant.reserve(0).state?.tokens.remaining == 59_500)
    }

    @Test func `streams that are open at once are counted until they are settled`() {
        var tenant = Tenant(.only(streams: 2))
        let first = tenant.reserve(stream: true).reservation
        #expect(tenant.reserve(stream: true).state?.openStreams == 2)
        #expect(
            tenant.reserve(stream: true).refusal
                == LimitRefusal(reason: .concurrentStreams, retryAfterMilliseconds: 1000)
        )
        #expect(tenant.reserve(stream: false).reservation != nil)
        tenant.settle(first, used: 1)
        #expect(tenant.reserve(stream: true).reservation != nil)
        #expect(tenant.reserve(stream: true).refusal != nil)
    }

    @Test func `a stream that nobody renews stops to count, and counts again when it is renewed`() {
        var tenant = Tenant(.only(streams: 1), terms: .shared)
        let reservation = tenant.reserve(stream: true).reservation
        tenant.now += 50_000
        tenant.renew(reservation)
        tenant.now += 59_999
        #expect(tenant.reserve(stream: true).refusal?.reason == .concurrentStreams)
        tenant.now += 1
        #expect(tenant.reserve(stream: false).state?.openStreams == 0)
        tenant.renew(reservation)
        #expect(tenant.reserve(stream: true).refusal?.reason == .concurrentStreams)
        tenant.settle(reservation, used: 1)
        #expect(tenant.reserve(stream: true).state?.openStreams == 1)
    }

    @Test func `a reservation that nobody settles stays charged, and a later settlement changes nothing`() {
        var tenant = Tenant(.only(tokensPerDay: 1000, streams: 1))
        let reservation = tenant.reserve(600, stream: true).reservation
        tenant.now += LimitTerms.inProcess.lifetime
        #expect(tenant.reserve(0, stream: true).state?.openStreams == 1)
        tenant.settle(reservation, used: 0)
        let state = tenant.reserve(0).state
        #expect(state?.tokensRemainingToday == 400)
        #expect(state?.openStreams == 1)
    }

    @Test func `a clock that goes back refills nothing and holds nobody up`() {
        var tenant = Tenant(.only(requests: 1, tokensPerDay: 100))
        _ = tenant.reserve(40)
        for _ in 1...100 {
            tenant.now -= 30_000
            #expect(tenant.reserve(0).refusal?.reason == .requestsPerMinute)
            tenant.now += 30_000
            #expect(tenant.reserve(0).refusal?.retryAfterMilliseconds == 60_000)
        }
        // Two days back: it is believed, the day's use is kept, and time goes on from there.
        tenant.now -= 2 * 86_400_000
        #expect(tenant.reserve(0).refusal?.retryAfterMilliseconds == 60_000)
        tenant.now += 60_000
        #expect(tenant.reserve(0).state?.tokensRemainingToday == 60)
    }

    @Test func `the limit that keeps waiting longest is the reason`() {
        var tenant = Tenant(.only(requests: 1, tokens: 100, tokensPerDay: 100))
        _ = tenant.reserve(100)
        #expect(tenant.reserve(100).refusal?.reason == .tokensPerDay)
        #expect(tenant.reserve(0).refusal?.reason == .requestsPerMinute)
    }

    @Test func `a limit of nothing admits nothing and promises nothing`() {
        var tenant = Tenant(.only(requests: 0))
        #expect(tenant.reserve().refusal == LimitRefusal(reason: .requestsPerMinute, retryAfterMilliseconds: nil))
        tenant.limits = .only(streams: 0)
        #expect(
            tenant.reserve(stream: true).refusal
                == LimitRefusal(reason: .concurrentStreams, retryAfterMilliseconds: nil)
        )
        tenant.limits = .only(tokens: 0)
        #expect(tenant.reserve().refusal?.reason == .requestTooLarge)
    }

    @Test func `shares are exact parts of the limit, and less than one request is none`() {
        var share = Tenant(.only(requests: 7, tokens: 10_000))
        share.replicas = 3
        #expect(share.reserve(3333).reservation != nil)
        #expect(share.reserve(3334).refusal?.reason == .requestTooLarge)
        #expect(share.reserve(0).reservation != nil)
        // 7 a minute in 3 shares: a third of a request is left, and the rest takes 2/3 of a share's 7/3 a minute.
        #expect(share.reserve(0).refusal?.retryAfterMilliseconds == 17_143)
        share.limits.requestsPerMinute = 2
        #expect(share.reserve(0).refusal == LimitRefusal(reason: .requestsPerMinute, retryAfterMilliseconds: nil))
        #expect(LimitShare.tooSmall(for: .only(requests: 2, streams: 3), replicas: 3) == [.requestsPerMinute])
    }

    @Test(arguments: [Int.min, -1, 0, 1, Int.max])
    func `no number is too large or too small`(_ number: Int) {
        for limit in [Int.min, -1, 0, 1, 1000, Int.max] {
            var tenant = Tenant(.only(requests: limit, tokens: limit, tokensPerDay: limit, streams: limit))
            tenant.replicas = number
            var reservations: [LimitReservation?] = []
            for now in [Int.max, Int.min, 0, number, Int.max, 1_800_000_000_000] {
                tenant.now = now
                for tokens in [number, Int.max, Int.min, 0] {
                    reservations.append(tenant.reserve(tokens, stream: true).reservation)
                    _ = tenant.ledger.isForgettable(at: LimitInstant(milliseconds: now))
                }
                tenant.renew(reservations.last.flatMap(\.self))
                tenant.settle(reservations.popLast().flatMap(\.self), used: number)
                tenant.settle(reservations.popLast().flatMap(\.self), used: Int.max)
                tenant.cancel(reservations.popLast().flatMap(\.self))
            }
            let state = tenant.reserve(1).state
            #expect((state?.tokens.remaining ?? -1) >= 0)
            #expect((state?.tokensRemainingToday ?? -1) >= 0)
        }
    }

    @Test(arguments: [(1, 1), (999, 1), (1000, 1), (1001, 2), (0, 1), (60_000, 60)])
    func `Retry-After is whole seconds, rounded up, at least one`(_ milliseconds: Int, _ seconds: Int) {
        let refusal = LimitRefusal(reason: .tokensPerMinute, retryAfterMilliseconds: milliseconds)
        #expect(refusal.retryAfterSeconds == seconds)
    }
}
