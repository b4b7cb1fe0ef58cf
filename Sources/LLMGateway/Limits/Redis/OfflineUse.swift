/// What is to be told to Redis when it is back: settlements that it did not get, and what was used without it.
struct OfflineUse: Sendable {
    /// A reservation of Redis's that ended while it was away.
    struct Ended: Sendable {
        var reservation: LimitReservation
        /// Tokens that were used. None when it was cancelled.
        var used: Int?
    }

    /// What a tenant used without Redis, by the limits that it last had.
    struct Owed: Sendable {
        var tokens: Int
        var limits: LimitShare
    }

    /// The most ended reservations that are kept; the oldest are let go, and stay charged as they were estimated.
    static let mostEnded = 10_000

    private(set) var ended: [Ended] = []
    private(set) var owed: [String: Owed] = [:]

    /// Remembers the end of a reservation.
    mutating func append(_ reservation: Ended) {
        // Half at a time, so that a long absence does not move the whole list for each.
        if ended.count >= Self.mostEnded { ended.removeFirst(Self.mostEnded / 2) }
        ended.append(reservation)
    }

    /// Remembers tokens that a tenant was admitted with, or fewer when it used less than that.
    mutating func charge(_ tokens: Int, tenant: String, limits: LimitShare?) {
        if let limits {
            owed[tenant, default: Owed(tokens: 0, limits: limits)].limits = limits
        } else if owed[tenant] == nil {
            return
        }
        let sum = (owed[tenant]?.tokens ?? 0) + tokens
        owed[tenant]?.tokens = min(max(-LimitShare.largest, sum), LimitShare.largest)
    }

    /// Everything, and starts anew. Tenants' limits are kept for what ends later.
    mutating func take() -> OfflineUse {
        let use = self
        ended = []
        for tenant in owed.keys { owed[tenant]?.tokens = 0 }
        return use
    }
}
