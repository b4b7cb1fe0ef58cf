import PlatformContract
import Synchronization

/// A call that was admitted: it holds its reservation until it has ended, and ends once, whoever lets go of it.
final class OpenCall: Sendable {
    private struct State {
        var record: CallRecord
        var hasEnded = false
        var waitStart: ContinuousClock.Instant?
    }

    let meter: CallMeter
    let limitState: LimitState
    private let reservation: LimitReservation
    private let ledger: CallLedger
    private let state: Mutex<State>

    init(
        _ record: CallRecord,
        meter: CallMeter,
        reservation: LimitReservation,
        limitState: LimitState,
        ledger: CallLedger
    ) {
        self.meter = meter
        self.reservation = reservation
        self.limitState = limitState
        self.ledger = ledger
        state = Mutex(State(record: record))
        ledger.began(record, limitState)
    }

    deinit {
        // Only where a response was dropped before anyone began to write it.
        let record: CallRecord? = state.withLock { $0.hasEnded ? nil : $0.record }
        guard var record else { return }
        record.outcome = .cancelled
        let charge = meter.charge(.abandoned(after: .now - record.start))
        Task { [ledger, reservation, record] in await ledger.end(record, reservation, charge) }
    }

    /// Notes what is known so far.
    func note(_ change: (inout sending CallRecord) -> Void) {
        state.withLock { change(&$0.record) }
    }

    /// From now on the gateway waits for someone else.
    func waits() {
        let now = ContinuousClock.now
        state.withLock { $0.waitStart = now }
    }

    /// What was waited for is there.
    func goesOn() {
        let now = ContinuousClock.now
        state.withLock { state in
            if let start = state.waitStart { state.record.waited += now - start }
            state.waitStart = nil
        }
    }

    /// When the head of the request was there.
    var start: ContinuousClock.Instant { state.withLock { $0.record.start } }

    /// The call has ended: it is charged and counted. Later calls change nothing.
    func end(_ outcome: LLMRequestOutcome, status: Int, _ ending: CallMeter.Ending) async {
        let record: CallRecord? = state.withLock { state in
            guard !state.hasEnded else { return nil }
            state.hasEnded = true
            return state.record
        }
        guard var record else { return }
        record.outcome = outcome
        record.status = status
        await ledger.end(record, reservation, meter.charge(ending))
    }
}

/// Where calls are entered: the limits that they are charged to, the metrics, and the audit log.
final class CallLedger: Sendable {
    private let limits: any LimitStore
    private let prices: @Sendable () -> Prices
    private let observe: @Sendable (CallEvent) -> Void

    /// What happens to calls.
    enum CallEvent: Sendable {
        case began(CallRecord, LimitState)
        case ended(CallRecord)
    }

    init(
        limits: any LimitStore,
        prices: @escaping @Sendable () -> Prices,
        observe: @escaping @Sendable (CallEvent) -> Void
    ) {
        self.limits = limits
        self.prices = prices
        self.observe = observe
    }

    func began(_ record: CallRecord, _ state: LimitState) {
        observe(.began(record, state))
    }

    func end(_ record: CallRecord, _ reservation: LimitReservation, _ charge: Charge) async {
        var record = record
        record.charge = charge
        record.cost = prices().cost(of: charge, model: record.model)
        record.duration = .now - record.start
        if record.attempts == 0 {
            await limits.cancel(reservation)
        } else {
            await limits.settle(reservation, used: charge.total)
        }
        // After that: who reads of a call's end finds its limits settled.
        observe(.ended(record))
    }
}
