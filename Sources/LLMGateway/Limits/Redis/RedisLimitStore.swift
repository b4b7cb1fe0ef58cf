import NIOCore
import PlatformContract
import ServiceLifecycle
import Synchronization

/// Counts in one Redis what tenants use in all pods.
///
/// Each decision is one script, so that nothing comes between reading and taking, by the server's clock, so that pods agree. The
/// arithmetic is ``TenantLedger``'s. Keys hold `{tenant}`, so that a tenant's are in one slot of a cluster (of which this client
/// talks to one node only). A tenant's account is kept for a week after its last use.
///
/// **While Redis is away**, does not answer in time, or answers with an error:
/// - with `fallsBackToShare`, each pod counts its share of every limit for itself. The share starts unused: in the minute in which
///   Redis goes, a tenant may have up to one more limit a minute than otherwise. Tokens that were used meanwhile are charged to the
///   tenant's day in Redis when it is back; what they were of a minute is over by then, and is not.
/// - otherwise requests are refused (``LimitRefusal/Reason/limitsUnavailable``).
///
/// Reservations that end meanwhile are settled when Redis is back. A pod that dies leaves its reservations charged as they were
/// estimated, and its open streams are free when their leases end (``LimitTerms/shared``). A Redis that restarts without its data
/// has forgotten what was used.
final class RedisLimitStore: LimitStore, Service {
    private let client: RedisClient
    private let share: MemoryLimitStore
    private let fallsBackToShare: Bool
    private let observer: any LimitStoreObserver
    private let renewalPause: Duration
    private let clock: @Sendable () -> String
    private let storeID = UInt64.random(in: .min ... .max)
    private let number = Atomic<UInt64>(0)
    private let offline = Mutex(OfflineUse())
    /// Open streams, whose leases are renewed.
    private let streams = Mutex<[LimitReservation.ID: LimitReservation]>([:])

    /// A store that connects when it runs.
    ///
    /// - Parameters:
    ///   - redis: Which Redis, and what to do without it.
    ///   - replicas: The most pods that there are at once, for their shares.
    ///   - eventLoop: Where the connection lives.
    ///   - observer: Is told of absence, failures and times.
    ///   - timeLimit: How long a call may take.
    ///   - renewalPause: How often leases are renewed: so that two may fail before one ends.
    ///   - time: The time to count by instead of the server's, for tests.
    /// - Throws: ``RedisAddress/Invalid``
    init(
        _ redis: GatewayConfiguration.Redis,
        replicas: Int,
        eventLoop: any EventLoop,
        observer: any LimitStoreObserver,
        timeLimit: TimeAmount = .milliseconds(250),
        renewalPause: Duration = .milliseconds(LimitTerms.shared.lease / 3),
        time: (@Sendable () -> LimitInstant)? = nil
    ) throws(RedisAddress.Invalid) {
        self.client = RedisClient(
            address: try RedisAddress(parsing: redis.address),
            passwordFile: redis.passwordFile,
            timeLimit: timeLimit,
            eventLoop: eventLoop,
            observer: observer
        )
        self.share = time.map { MemoryLimitStore(replicas: replicas, now: $0) } ?? MemoryLimitStore(replicas: replicas)
        self.fallsBackToShare = redis.fallsBackToShare
        self.observer = observer
        self.renewalPause = renewalPause
        self.clock = { time.map { String($0().milliseconds) } ?? "" }
    }

    /// Whether a reservation was made without Redis.
    func made(_ reservation: LimitReservation) -> Bool { share.made(reservation) }

    /// Whether Redis is there.
    var isAvailable: Bool { client.isConnected }

    /// Keeps the connection and renews the leases of open streams, until a graceful shutdown. List it before the servers that use
    /// it: services are shut down in reverse order, and their last requests are to be settled.
    func run() async {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.client.run { await self.tellOfflineUse() } }
                group.addTask {
                    while !Task.isCancelled {
                        try? await Task.sleep(for: self.renewalPause)
                        await self.renewLeases()
                        await self.tellOfflineUse()
                    }
                }
            }
        }
    }

    func reserve(
        tenant: String,
        limits: TenantPolicy.Limits,
        tokens: Int,
        isStream: Bool
    ) async -> LimitDecision {
        guard client.isConnected else {
            return reserveOffline(tenant: tenant, limits: limits, tokens: tokens, isStream: isStream)
        }
        let (_, next) = number.add(1, ordering: .relaxed)
        let reservation = LimitReservation(
            id: .init(store: storeID, number: next),
            tenant: tenant,
            tokens: tokens,
            isStream: isStream
        )
        let whole = LimitShare(limits)
        let keys = LimitScript.Keys(tenant: tenant)
        let answer = await client.call(
            .reserve,
            keys: [keys.account, keys.streams, keys.reservation(reservation.id)],
            arguments: [
                clock(), String(whole.requestsPerMinute), String(whole.tokensPerMinute), String(whole.tokensPerDay),
                String(whole.concurrentStreams), String(reservation.tokens), isStream ? "1" : "0",
                String(LimitTerms.shared.lease), String(LimitTerms.shared.lifetime), reservation.id.text,
            ]
        )
        do throws(RedisFailure) {
            let decision = try Self.decision(try answer.get(), on: reservation, limits: whole)
            if isStream, case .admitted = decision { streams.withLock { $0[reservation.id] = reservation } }
            return decision
        } catch {
            observer.limitStoreFailed(error)
            // Redis may have taken it although its answer did not come.
            if error != .notConnected, error != .overloaded {
                offline.withLock { $0.append(.init(reservation: reservation, used: nil)) }
            }
            return reserveOffline(tenant: tenant, limits: limits, tokens: tokens, isStream: isStream)
        }
    }

    func settle(_ reservation: LimitReservation, used: Int) async {
        if share.made(reservation) {
            share.settleNow(reservation, used: used)
            let more = LimitShare.clamped(used) - reservation.tokens
            offline.withLock { $0.charge(more, tenant: reservation.tenant, limits: nil) }
        } else {
            await end(.init(reservation: reservation, used: LimitShare.clamped(used)))
        }
    }

    func cancel(_ reservation: LimitReservation) async {
        if share.made(reservation) {
            share.cancelNow(reservation)
            offline.withLock { $0.charge(-reservation.tokens, tenant: reservation.tenant, limits: nil) }
        } else {
            await end(.init(reservation: reservation, used: nil))
        }
    }

    private func reserveOffline(
        tenant: String,
        limits: TenantPolicy.Limits,
        tokens: Int,
        isStream: Bool
    ) -> LimitDecision {
        guard fallsBackToShare else {
            return .refused(LimitRefusal(reason: .limitsUnavailable, retryAfterMilliseconds: 1000), nil)
        }
        let decision = share.reserveNow(tenant: tenant, limits: limits, tokens: tokens, isStream: isStream)
        if case .admitted(let reservation, _) = decision {
            offline.withLock { $0.charge(reservation.tokens, tenant: tenant, limits: LimitShare(limits)) }
        }
        return decision
    }

    /// Settles or cancels one of Redis's reservations, later when Redis is away: that is the same however often it is done.
    private func end(_ ended: OfflineUse.Ended) async {
        let reservation = ended.reservation
        if reservation.isStream { streams.withLock { $0[reservation.id] = nil } }
        let keys = LimitScript.Keys(tenant: reservation.tenant)
        let answer = await client.call(
            .settle,
            keys: [keys.account, keys.streams, keys.reservation(reservation.id)],
            arguments: [clock(), String(ended.used ?? 0), ended.used == nil ? "1" : "0", reservation.id.text]
        )
        if case .failure(let failure) = answer {
            if failure != .notConnected { observer.limitStoreFailed(failure) }
            offline.withLock { $0.append(ended) }
        }
    }

    /// Tells Redis what happened without it.
    func tellOfflineUse() async {
        guard client.isConnected else { return }
        let use = offline.withLock { $0.take() }
        for ended in use.ended { await end(ended) }
        for (tenant, owed) in use.owed where owed.tokens != 0 {
            let answer = await client.call(
                .chargeDay,
                keys: [LimitScript.Keys(tenant: tenant).account],
                arguments: [
                    clock(), String(owed.limits.requestsPerMinute), String(owed.limits.tokensPerMinute),
                    String(owed.limits.tokensPerDay), String(owed.tokens),
                ]
            )
            if case .failure(let failure) = answer {
                observer.limitStoreFailed(failure)
                offline.withLock { $0.charge(owed.tokens, tenant: tenant, limits: owed.limits) }
            }
        }
    }

    private func renewLeases() async {
        guard client.isConnected else { return }
        for reservation in streams.withLock({ Array($0.values) }) {
            do throws(RedisFailure) {
                if try await renew(reservation) { continue }
                streams.withLock { $0[reservation.id] = nil }
            } catch {
                observer.limitStoreFailed(error)
                // The next round is soon enough, and comes before a lease ends.
                return
            }
        }
    }

    /// Lets an open stream count for another lease.
    ///
    /// - Returns: Whether it is open.
    func renew(_ reservation: LimitReservation) async throws(RedisFailure) -> Bool {
        let keys = LimitScript.Keys(tenant: reservation.tenant)
        let answer = await client.call(
            .renew,
            keys: [keys.account, keys.streams, keys.reservation(reservation.id)],
            arguments: [
                clock(), String(LimitTerms.shared.lease), String(LimitTerms.shared.lifetime), reservation.id.text,
            ]
        )
        return try answer.get() == .integer(1)
    }

    /// What a script decided, from what it answers: the reason's number, the wait, and the account.
    private static func decision(
        _ answer: RESPValue,
        on reservation: LimitReservation,
        limits: LimitShare
    ) throws(RedisFailure) -> LimitDecision {
        guard let numbers = answer.integers, numbers.count == 6, numbers[2...].allSatisfy({ $0 >= 0 }) else {
            throw .malformed
        }
        var account = LimitAccount(limits: limits, at: LimitInstant(milliseconds: 0))
        account.requests.used = numbers[2]
        account.tokens.used = numbers[3]
        account.tokensToday = numbers[4]
        let state = account.state(openStreams: numbers[5])
        if numbers[0] == 0 { return .admitted(reservation, state) }
        guard let reason = LimitScript.reason(numbers[0]) else { throw .malformed }
        let wait = numbers[1] < 0 ? nil : numbers[1]
        return .refused(LimitRefusal(reason: reason, retryAfterMilliseconds: wait), state)
    }
}
