/// One tenant's account: what was used, and the reservations that are open. It knows no clock and no lock.
///
/// - A reservation takes one request, its tokens of the minute and of the UTC day, and a stream if it is one; all or nothing.
/// - A settlement corrects the tokens to what was used. Less gives back. More is debt, paid off by time before anything else is
///   admitted: by the minute's flow, and by the next day's limit.
/// - A request whose tokens are more than a whole minute's (or day's) limit is refused as too large, although the answer may turn
///   out shorter than its most: it would break the limit if it didn't.
/// - A refused request costs nothing.
struct TenantLedger: Sendable {
    /// An open reservation.
    private struct Open {
        let tokens: Int
        let day: Int
        let isStream: Bool
        /// When the stream stops to count unless it is renewed. None when it has, and for what is no stream.
        var leaseEnd: Int?
        let deadline: Int
    }

    private let terms: LimitTerms
    private var account: LimitAccount?
    private var open: [LimitReservation.ID: Open] = [:]
    /// How many of the open reservations count as streams.
    private var streams = 0
    /// No lease and no reservation ends before this, so that few decisions look for ended ones.
    private var nextEnd = Int.max

    /// An account that nothing was taken from.
    init(terms: LimitTerms = .inProcess) {
        self.terms = terms
    }

    /// Takes what a request may need if the limits have room for all of it.
    mutating func reserve(
        _ reservation: LimitReservation,
        limits: LimitShare,
        at now: LimitInstant
    ) -> LimitDecision {
        var account = account ?? LimitAccount(limits: limits, at: now)
        account.advance(to: now)
        account.apply(limits)
        let time = account.time.milliseconds
        endLeases(at: time)
        let (tokens, isStream) = (reservation.tokens, reservation.isStream)
        if let refusal = account.refusal(tokens: tokens, isStream: isStream, openStreams: streams) {
            self.account = account
            return .refused(refusal, account.state(openStreams: streams))
        }
        account.requests.charge(1, replicas: limits.replicas)
        account.charge(tokens: tokens)
        let entry = Open(
            tokens: tokens,
            day: account.day,
            isStream: isStream,
            leaseEnd: isStream ? time + min(terms.lease, terms.lifetime) : nil,
            deadline: time + terms.lifetime
        )
        nextEnd = min(nextEnd, entry.leaseEnd ?? .max, entry.deadline)
        open[reservation.id] = entry
        if isStream { streams += 1 }
        self.account = account
        return .admitted(reservation, account.state(openStreams: streams))
    }

    /// Corrects an open reservation to what was used, and closes it. One that is not open is left as it is.
    mutating func settle(_ id: LimitReservation.ID, used: Int, at now: LimitInstant) {
        close(id, used: LimitShare.clamped(used), givesBackRequest: false, at: now)
    }

    /// Gives an open reservation back whole, its request too, and closes it.
    mutating func cancel(_ id: LimitReservation.ID, at now: LimitInstant) {
        close(id, used: 0, givesBackRequest: true, at: now)
    }

    /// Lets an open stream count for another lease, again if it had stopped to.
    mutating func renew(_ id: LimitReservation.ID, at now: LimitInstant) {
        account?.advance(to: now)
        guard let time = account?.time.milliseconds else { return }
        endLeases(at: time)
        guard let entry = open[id], entry.isStream else { return }
        if entry.leaseEnd == nil { streams += 1 }
        let leaseEnd = min(time + terms.lease, entry.deadline)
        open[id]?.leaseEnd = leaseEnd
        nextEnd = min(nextEnd, leaseEnd)
    }

    /// Lets time pass, and tells whether forgetting the account would change no decision.
    mutating func isForgettable(at now: LimitInstant) -> Bool {
        account?.advance(to: now)
        if let time = account?.time.milliseconds { endLeases(at: time) }
        return open.isEmpty && account?.isUnused ?? true
    }

    private mutating func close(
        _ id: LimitReservation.ID,
        used: Int,
        givesBackRequest: Bool,
        at now: LimitInstant
    ) {
        account?.advance(to: now)
        guard let time = account?.time.milliseconds else { return }
        endLeases(at: time)
        guard let entry = open.removeValue(forKey: id) else { return }
        if entry.leaseEnd != nil { streams -= 1 }
        account?.settle(used: used, reserved: entry.tokens, on: entry.day)
        if givesBackRequest, let replicas = account?.limits.replicas {
            account?.requests.charge(-1, replicas: replicas)
        }
    }

    /// Closes what nobody settled in time and stops to count streams that nobody renewed.
    private mutating func endLeases(at time: Int) {
        if time < nextEnd { return }
        nextEnd = .max
        for (id, entry) in open {
            if entry.deadline <= time {
                open[id] = nil
                if entry.leaseEnd != nil { streams -= 1 }
                continue
            }
            if let end = entry.leaseEnd, end <= time {
                open[id]?.leaseEnd = nil
                streams -= 1
            }
            nextEnd = min(nextEnd, entry.deadline, open[id]?.leaseEnd ?? .max)
        }
    }
}
