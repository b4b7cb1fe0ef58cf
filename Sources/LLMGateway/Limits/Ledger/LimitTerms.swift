/// How long what is reserved is held when nobody settles it.
struct LimitTerms: Sendable, Hashable {
    /// Milliseconds for which an open stream counts without being renewed. A pod that died frees its streams after this.
    var lease: Int
    /// Milliseconds after which a reservation that was not settled is closed: it stays charged as it was estimated, and a
    /// settlement that comes later changes nothing.
    var lifetime: Int

    /// One process that settles what it reserves: an hour, longer than any request may take.
    static let inProcess = LimitTerms(lease: 3_600_000, lifetime: 3_600_000)
    /// Pods that may die while others go on: streams are renewed, and a dead pod's are free after a minute.
    static let shared = LimitTerms(lease: 60_000, lifetime: 3_600_000)
}
