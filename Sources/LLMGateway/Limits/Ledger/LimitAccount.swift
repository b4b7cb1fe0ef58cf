/// What one tenant has used: the counters of an account, without the reservations that are open.
///
/// The same counters and the same arithmetic are in ``LimitScripts``, for Redis. All numbers stay below what a double holds
/// exactly, so that both come to the same decisions.
struct LimitAccount: Sendable, Hashable {
    /// How far a clock may go back and be waited for. One that goes back further is believed: an account must not stand still
    /// until the world has caught up with a clock that was once a day ahead.
    static let patience = 60_000
    /// The most days that a request is told to wait: longer than anyone does, short enough to be counted in milliseconds.
    static let mostDays = 10_000_000
    /// Milliseconds after which a tenant whose streams are all open may ask again: nobody knows when one ends.
    static let streamWait = 1000

    /// Requests of the last minute.
    var requests = MinuteBucket()
    /// Tokens of the last minute.
    var tokens = MinuteBucket()
    /// Tokens of the day, times the replicas (see ``LimitShare``).
    var tokensToday = 0
    /// The UTC day that these are of.
    var day: Int
    /// The largest limit of the day that was in force on it. What was used beyond it is owed by the next day: only what answers
    /// used beyond their reservations, never what a limit that was lowered at noon had allowed before.
    var dayAllowance = 0
    /// When the counters were last brought up to date.
    var time: LimitInstant
    /// The limits that were in force since then.
    var limits: LimitShare

    /// An account that nothing was taken from.
    init(limits: LimitShare, at now: LimitInstant) {
        self.limits = limits
        self.time = now
        self.day = now.day
    }

    /// Lets the time up to `now` pass, at the limits in force until now. A clock that went back changes nothing.
    mutating func advance(to now: LimitInstant) {
        let elapsed = now.milliseconds - time.milliseconds
        if elapsed < 0 {
            guard elapsed < -Self.patience else { return }
            time = now
            day = min(day, now.day)
            return
        }
        requests.drain(milliseconds: elapsed, limit: limits.requestsPerMinute)
        tokens.drain(milliseconds: elapsed, limit: limits.tokensPerMinute)
        time = now
        guard now.day > day else { return }
        let (laterDays, overflow) = (now.day - day - 1).multipliedReportingOverflow(by: limits.tokensPerDay)
        let owed = tokensToday - dayAllowance
        tokensToday = overflow || laterDays >= owed ? 0 : owed - laterDays
        day = now.day
        dayAllowance = limits.tokensPerDay
    }

    /// Takes the policy's present limits. What was used stays used.
    mutating func apply(_ limits: LimitShare) {
        self.limits = limits
        dayAllowance = max(dayAllowance, limits.tokensPerDay)
    }

    /// Counts tokens of the minute and of the day.
    mutating func charge(tokens count: Int) {
        tokens.charge(count, replicas: limits.replicas)
        chargeDay(count)
    }

    /// Counts what an ended request used against what it had reserved on `reservedDay`. What is given back to a day that is over
    /// is of no use; what is owed beyond the reservation is owed by the present day.
    mutating func settle(used: Int, reserved: Int, on reservedDay: Int) {
        tokens.charge(used - reserved, replicas: limits.replicas)
        if used > reserved || day == reservedDay { chargeDay(used - reserved) }
    }

    /// The most tokens of a day that are remembered.
    static func dayCeiling(replicas: Int) -> Int { LimitShare.largest * replicas * 10_000 }

    /// Counts tokens of the day only; below zero it gives back.
    mutating func chargeDay(_ count: Int) {
        tokensToday = min(max(0, tokensToday + count * limits.replicas), Self.dayCeiling(replicas: limits.replicas))
    }

    /// Milliseconds until the day's limit admits `count` tokens; 0 when it does now, none when it never will.
    func dayWait(for count: Int) -> Int? {
        let limit = limits.tokensPerDay
        let excess = tokensToday + count * limits.replicas - limit
        if excess <= 0 { return 0 }
        if limit == 0 || count * limits.replicas > limit { return nil }
        // Tomorrow takes off today's allowance, each day after it a whole limit.
        let later = max(0, excess - dayAllowance)
        let days = min(1 + later / limit + (later % limit > 0 ? 1 : 0), Self.mostDays)
        return (day + days) * LimitInstant.dayLength - time.milliseconds
    }

    /// Why a request may not be sent now, or none when it may: the limit that keeps it waiting longest.
    func refusal(tokens count: Int, isStream: Bool, openStreams: Int) -> LimitRefusal? {
        let replicas = limits.replicas
        if count * replicas > min(limits.tokensPerMinute, limits.tokensPerDay) {
            return LimitRefusal(reason: .requestTooLarge, retryAfterMilliseconds: nil)
        }
        var worst = LimitRefusal(reason: .requestsPerMinute, retryAfterMilliseconds: 0)
        func consider(_ wait: Int?, _ reason: LimitRefusal.Reason) {
            guard let longest = worst.retryAfterMilliseconds, wait.map({ $0 > longest }) ?? true else { return }
            worst = LimitRefusal(reason: reason, retryAfterMilliseconds: wait)
        }
        consider(requests.wait(for: 1, limit: limits.requestsPerMinute, replicas: replicas), .requestsPerMinute)
        consider(tokens.wait(for: count, limit: limits.tokensPerMinute, replicas: replicas), .tokensPerMinute)
        consider(dayWait(for: count), .tokensPerDay)
        if isStream {
            let most = limits.concurrentStreams / replicas
            consider(openStreams < most ? 0 : most == 0 ? nil : Self.streamWait, .concurrentStreams)
        }
        return worst.retryAfterMilliseconds == 0 ? nil : worst
    }

    /// Whether forgetting the account would change no decision.
    var isUnused: Bool { requests.used == 0 && tokens.used == 0 && tokensToday == 0 }

    /// What is left of the limits.
    func state(openStreams: Int) -> LimitState {
        LimitState(
            requests: requests.state(limit: limits.requestsPerMinute, replicas: limits.replicas),
            tokens: tokens.state(limit: limits.tokensPerMinute, replicas: limits.replicas),
            tokensADay: limits.tokensPerDay / limits.replicas,
            tokensRemainingToday: max(0, limits.tokensPerDay - tokensToday) / limits.replicas,
            streams: limits.concurrentStreams / limits.replicas,
            openStreams: openStreams
        )
    }
}
