import PlatformContract
import Synchronization

@testable import LLMGateway

extension TenantPolicy.Limits {
    /// Limits that only those named here can meet.
    static func only(
        requests: Int = 1_000_000,
        tokens: Int = 1_000_000_000,
        tokensPerDay: Int = 10_000_000_000,
        streams: Int = 1_000_000
    ) -> TenantPolicy.Limits {
        TenantPolicy.Limits(
            requestsPerMinute: requests,
            tokensPerMinute: tokens,
            tokensPerDay: tokensPerDay,
            maxTokensPerRequest: 4096,
            concurrentStreams: streams
        )
    }
}

extension LimitDecision {
    var reservation: LimitReservation? {
        if case .admitted(let reservation, _) = self { reservation } else { nil }
    }

    var refusal: LimitRefusal? {
        if case .refused(let refusal, _) = self { refusal } else { nil }
    }
}

/// A clock that goes when it is told to.
final class LimitClock: Sendable {
    private let milliseconds: Atomic<Int>

    /// Noon of a day of 2026.
    init(_ milliseconds: Int = 20_600 * 86_400_000 + 43_200_000) {
        self.milliseconds = Atomic(milliseconds)
    }

    var now: LimitInstant { LimitInstant(milliseconds: milliseconds.load(ordering: .relaxed)) }

    func advance(_ step: Int) { milliseconds.add(step, ordering: .relaxed) }
}

/// Random numbers that are the same in each run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A ledger with a clock, for sentences.
struct Tenant {
    var ledger: TenantLedger
    var limits: TenantPolicy.Limits
    var replicas = 1
    var now = LimitClock().now.milliseconds
    private var number: UInt64 = 0

    init(_ limits: TenantPolicy.Limits, terms: LimitTerms = .inProcess) {
        self.limits = limits
        self.ledger = TenantLedger(terms: terms)
    }

    mutating func reserve(_ tokens: Int = 1, stream: Bool = false) -> LimitDecision {
        number += 1
        return ledger.reserve(
            LimitReservation(id: .init(store: 1, number: number), tenant: "acme", tokens: tokens, isStream: stream),
            limits: LimitShare(limits, replicas: replicas),
            at: LimitInstant(milliseconds: now)
        )
    }

    mutating func settle(_ reservation: LimitReservation?, used: Int) {
        guard let reservation else { return }
        ledger.settle(reservation.id, used: used, at: LimitInstant(milliseconds: now))
    }

    mutating func cancel(_ reservation: LimitReservation?) {
        guard let reservation else { return }
        ledger.cancel(reservation.id, at: LimitInstant(milliseconds: now))
    }

    mutating func renew(_ reservation: LimitReservation?) {
        guard let reservation else { return }
        ledger.renew(reservation.id, at: LimitInstant(milliseconds: now))
    }
}
