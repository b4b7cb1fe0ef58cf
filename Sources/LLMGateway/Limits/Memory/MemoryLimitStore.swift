import PlatformContract
import Synchronization

/// Counts in this process what its tenants use.
///
/// Of several pods each counts its share of every limit (see ``LimitShare``). Nothing suspends and nothing is shared but a lock a
/// group of tenants, held for some hundred nanoseconds. A restart forgets everything. Tenants who do nothing are forgotten as soon
/// as that changes no decision: not before the day is over, if they used something of it.
struct MemoryLimitStore: LimitStore {
    /// Tenants who share a lock.
    fileprivate final class Shard: Sendable {
        struct Accounts {
            var ledgers: [String: TenantLedger] = [:]
            /// The number of accounts at which the unused among them are looked for.
            var nextSweep = 64
        }

        let accounts = Mutex(Accounts())
    }

    private static let shardCount = 32

    /// How many pods count a share of every limit.
    let replicas: Int
    private let storeID: UInt64
    private let now: @Sendable () -> LimitInstant
    private let number: Counter
    private let shards: [Shard]

    /// The numbers of reservations.
    private final class Counter: Sendable {
        let next = Atomic<UInt64>(0)
    }

    /// A store in which nobody has used anything.
    ///
    /// - Parameters:
    ///   - replicas: The most pods that there are at once.
    ///   - now: Tells the time.
    init(replicas: Int = 1, now: @escaping @Sendable () -> LimitInstant = { .now }) {
        self.replicas = replicas
        self.now = now
        self.storeID = .random(in: .min ... .max)
        self.number = Counter()
        self.shards = (0..<Self.shardCount).map { _ in Shard() }
    }

    /// How many tenants' accounts are kept.
    var accountCount: Int {
        shards.reduce(0) { $0 + $1.accounts.withLock(\.ledgers.count) }
    }

    func reserve(
        tenant: String,
        limits: TenantPolicy.Limits,
        tokens: Int,
        isStream: Bool
    ) async -> LimitDecision {
        reserveNow(tenant: tenant, limits: limits, tokens: tokens, isStream: isStream)
    }

    func settle(_ reservation: LimitReservation, used: Int) async { settleNow(reservation, used: used) }

    func cancel(_ reservation: LimitReservation) async { cancelNow(reservation) }

    /// ``reserve(tenant:limits:tokens:isStream:)`` for those who can't wait.
    func reserveNow(tenant: String, limits: TenantPolicy.Limits, tokens: Int, isStream: Bool) -> LimitDecision {
        let (_, next) = number.next.add(1, ordering: .relaxed)
        let reservation = LimitReservation(
            id: .init(store: storeID, number: next),
            tenant: tenant,
            tokens: tokens,
            isStream: isStream
        )
        let share = LimitShare(limits, replicas: replicas)
        let now = now()
        return shard(of: tenant).accounts.withLock { accounts in
            if accounts.ledgers.count >= accounts.nextSweep { accounts.sweep(at: now) }
            return accounts.ledgers[tenant, default: TenantLedger()].reserve(reservation, limits: share, at: now)
        }
    }

    /// ``settle(_:used:)`` for those who can't wait.
    func settleNow(_ reservation: LimitReservation, used: Int) {
        let now = now()
        shard(of: reservation.tenant).accounts.withLock { accounts in
            _ = accounts.ledgers[reservation.tenant]?.settle(reservation.id, used: used, at: now)
        }
    }

    /// ``cancel(_:)`` for those who can't wait.
    func cancelNow(_ reservation: LimitReservation) {
        let now = now()
        shard(of: reservation.tenant).accounts.withLock { accounts in
            _ = accounts.ledgers[reservation.tenant]?.cancel(reservation.id, at: now)
        }
    }

    /// Whether the reservation is one of this store's.
    func made(_ reservation: LimitReservation) -> Bool { reservation.id.store == storeID }

    private func shard(of tenant: String) -> Shard {
        // FNV-1a: a handful of bytes need no keyed hash to be spread over locks.
        var hash: UInt32 = 2_166_136_261
        for byte in tenant.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return shards[Int(hash >> 16) % Self.shardCount]
    }
}

extension MemoryLimitStore.Shard.Accounts {
    /// Forgets the accounts that say nothing any more, and comes again when there are twice as many as are left.
    fileprivate mutating func sweep(at now: LimitInstant) {
        for tenant in ledgers.keys where ledgers[tenant]?.isForgettable(at: now) == true {
            ledgers[tenant] = nil
        }
        nextSweep = max(64, ledgers.count * 2)
    }
}
