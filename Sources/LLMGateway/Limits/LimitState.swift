/// What is left of a tenant's limits after a decision. A pod that counts a share tells of its share.
struct LimitState: Sendable, Hashable {
    /// One limit a minute.
    struct Minute: Sendable, Hashable {
        /// What a minute allows.
        var limit: Int
        /// What would be admitted at once.
        var remaining: Int
        /// Milliseconds until all of it would be admitted at once. None when that never comes: a limit of 0 refills nothing.
        var resetMilliseconds: Int?
    }

    /// Requests a minute.
    var requests: Minute
    /// Tokens a minute.
    var tokens: Minute
    /// What a UTC day allows of tokens.
    var tokensADay: Int
    /// What is left of the tokens of this UTC day.
    var tokensRemainingToday: Int
    /// How many streams may be open.
    var streams: Int
    /// Streams that are open.
    var openStreams: Int
}
