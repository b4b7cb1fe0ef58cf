import PlatformContract
import Testing

@testable import LLMGateway

@Suite("A tenant's account, whatever happens")
struct TenantLedgerPropertyTests {
    /// Something that was counted: at which millisecond, how much, and whether it was an admission.
    private struct Event {
        var time: Int
        var count: Int
        var isAdmission: Bool
    }

    /// In each span that ends with an admission: a full bucket, what flowed off meanwhile, and nothing more.
    private func expectWithin(_ limit: Int, _ events: [Event], replicas: Int = 1) {
        for start in events.indices {
            var sum = 0
            for event in events[start...] {
                sum += event.count
                guard event.isAdmission else { continue }
                let elapsed = event.time - events[start].time
                #expect(sum * 60_000 * replicas <= limit * (60_000 + elapsed))
                if sum * 60_000 * replicas > limit * (60_000 + elapsed) { return }
            }
        }
    }

    @Test(arguments: 0..<40)
    func `never admits more than a full bucket and what flowed off`(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let limits = TenantPolicy.Limits(
            requestsPerMinute: .random(in: 3...60, using: &random),
            tokensPerMinute: .random(in: 600...5000, using: &random),
            tokensPerDay: .random(in: 5000...60_000, using: &random),
            maxTokensPerRequest: 4096,
            concurrentStreams: .random(in: 1...8, using: &random)
        )
        var tenant = Tenant(limits)
        tenant.replicas = .random(in: 1...3, using: &random)
        var open: [LimitReservation] = []
        var (requests, tokens): ([Event], [Event]) = ([], [])
        for _ in 0..<400 {
            tenant.now += Bool.random(using: &random) ? 0 : .random(in: 0...4000, using: &random)
            if !open.isEmpty, Int.random(in: 0..<3, using: &random) == 0 {
                let reservation = open.remove(at: .random(in: open.indices, using: &random))
                let used = Int.random(in: 0...(reservation.tokens * 3 / 2), using: &random)
                tenant.settle(reservation, used: used)
                tokens.append(Event(time: tenant.now, count: used - reservation.tokens, isAdmission: false))
                continue
            }
            let wanted = Int.random(in: 1...(limits.tokensPerMinute / 2), using: &random)
            let isStream = Bool.random(using: &random)
            let before = tenant
            switch tenant.reserve(wanted, stream: isStream) {
            case .admitted(let reservation, let state):
                open.append(reservation)
                requests.append(Event(time: tenant.now, count: 1, isAdmission: true))
                tokens.append(Event(time: tenant.now, count: wanted, isAdmission: true))
                #expect(state.openStreams == open.filter(\.isStream).count)
                #expect(state.openStreams * tenant.replicas <= limits.concurrentStreams)
            case .refused(let refusal, _):
                guard let wait = refusal.retryAfterMilliseconds, refusal.reason != .concurrentStreams else { continue }
                var early = before
                early.now += wait - 1
                #expect(early.reserve(wanted).refusal != nil)
                var exact = before
                exact.now += wait
                #expect(exact.reserve(wanted).reservation != nil)
            }
        }
        #expect(requests.count > 5)
        expectWithin(limits.requestsPerMinute, requests, replicas: tenant.replicas)
        expectWithin(limits.tokensPerMinute, tokens, replicas: tenant.replicas)
    }

    @Test(arguments: 0..<10)
    func `what a day admits and does not give back is within the day's limit`(_ seed: UInt64) {
        var random = SplitMix(state: seed &+ 1000)
        var tenant = Tenant(.only(tokensPerDay: 10_000))
        var net: [Int: Int] = [:]
        var open: [(reservation: LimitReservation, day: Int)] = []
        for _ in 0..<2000 {
            tenant.now += .random(in: 0...400_000, using: &random)
            let day = tenant.now / 86_400_000
            if let reservation = tenant.reserve(.random(in: 1...900, using: &random)).reservation {
                net[day, default: 0] += reservation.tokens
                open.append((reservation, day))
                #expect(net[day, default: 0] <= 10_000)
            }
            if open.count > 5 {
                let (reservation, reservedDay) = open.removeFirst()
                let used = Int.random(in: 0...reservation.tokens, using: &random)
                tenant.settle(reservation, used: used)
                if reservedDay == day { net[day, default: 0] += used - reservation.tokens }
            }
        }
        #expect(net.count > 3)
    }
}
