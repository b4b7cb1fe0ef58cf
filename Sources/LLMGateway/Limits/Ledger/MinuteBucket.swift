/// What was used of a limit a minute: a bucket that use fills and time empties.
///
/// It holds what was used and not what is left, so that a limit can change under way: use stays what it was, and the new limit
/// applies to it. More use than the limit is debt, which time pays off before anything is admitted. It counts in parts of which
/// `limit` flow off each millisecond: one use is 60,000 of them (times the replicas, see ``LimitShare``), so that nothing is rounded.
///
/// As with every bucket, a span of t minutes admits at most `limit * (1 + t)`: a full bucket at once, and what flows off meanwhile.
struct MinuteBucket: Sendable, Hashable {
    /// Milliseconds of a minute, and so the parts of one use.
    static let minute = 60_000

    /// Parts in use.
    var used = 0

    /// The most that is remembered: one and a half times the largest limit, below what a double holds exactly.
    static func ceiling(replicas: Int) -> Int { LimitShare.largest * minute * replicas / 2 * 3 }

    /// Lets time pass.
    mutating func drain(milliseconds: Int, limit: Int) {
        let (drained, overflow) = milliseconds.multipliedReportingOverflow(by: limit)
        used = overflow || drained >= used ? 0 : used - drained
    }

    /// Counts use; below zero it gives back, down to nothing used.
    mutating func charge(_ count: Int, replicas: Int) {
        used = min(max(0, used + count * Self.minute * replicas), Self.ceiling(replicas: replicas))
    }

    /// Milliseconds until `count` more uses fit; 0 when they do now, none when they never will.
    func wait(for count: Int, limit: Int, replicas: Int) -> Int? {
        let excess = used + count * Self.minute * replicas - limit * Self.minute
        if excess <= 0 { return 0 }
        if limit == 0 || count * replicas > limit { return nil }
        return excess / limit + (excess % limit > 0 ? 1 : 0)
    }

    /// What is left, and when all of it will be.
    func state(limit: Int, replicas: Int) -> LimitState.Minute {
        LimitState.Minute(
            limit: limit / replicas,
            remaining: max(0, limit * Self.minute - used) / (Self.minute * replicas),
            resetMilliseconds: used == 0 ? 0 : limit == 0 ? nil : used / limit + (used % limit > 0 ? 1 : 0)
        )
    }
}
