import PlatformContract

/// A tenant's limits as one account counts them: whole, or one of several equal shares.
///
/// A share is exact, not rounded: everything costs `replicas` times as much against the whole limit, so that a share refills at
/// exactly its part of the rate and all shares together never admit more than the limit. A share that is smaller than one request
/// (or stream) admits none: admitting one in each pod would be more than the limit. ``tooSmall(for:replicas:)`` tells of such
/// limits when a policy is read; a Redis, or a limit of at least the number of replicas, cures them.
struct LimitShare: Sendable, Hashable {
    /// The largest number of anything: larger limits and requests count as this. It keeps every product below what a double holds
    /// exactly, which is what Redis's scripts count in.
    static let largest = 50_000_000_000
    /// The most replicas that a limit is divided by.
    static let mostReplicas = 100

    var requestsPerMinute: Int
    var tokensPerMinute: Int
    var tokensPerDay: Int
    var concurrentStreams: Int
    /// How many equal shares there are.
    var replicas: Int

    /// The share of one of `replicas` pods. Negative limits count as 0.
    init(_ limits: TenantPolicy.Limits, replicas: Int = 1) {
        self.requestsPerMinute = Self.clamped(limits.requestsPerMinute)
        self.tokensPerMinute = Self.clamped(limits.tokensPerMinute)
        self.tokensPerDay = Self.clamped(limits.tokensPerDay)
        self.concurrentStreams = Self.clamped(limits.concurrentStreams)
        self.replicas = min(max(1, replicas), Self.mostReplicas)
    }

    /// The number that a count from outside is taken for.
    static func clamped(_ count: Int) -> Int { min(max(0, count), largest) }

    /// The limits of which a share admits nothing although the policy allows something.
    static func tooSmall(for limits: TenantPolicy.Limits, replicas: Int) -> [LimitRefusal.Reason] {
        let share = LimitShare(limits, replicas: replicas)
        let all: [(Int, LimitRefusal.Reason)] = [
            (share.requestsPerMinute, .requestsPerMinute), (share.tokensPerMinute, .tokensPerMinute),
            (share.tokensPerDay, .tokensPerDay), (share.concurrentStreams, .concurrentStreams),
        ]
        return all.filter { $0.0 > 0 && $0.0 < share.replicas }.map(\.1)
    }
}
