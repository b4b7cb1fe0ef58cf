/// When the keys are read: at intervals, soon again after a failure, and for a token's sake not more than once in ten seconds,
/// as whoever sends garbage could otherwise have the API server asked without end.
struct KeySchedule: Sendable {
    /// The least time between two readings that tokens cause.
    static let leastInterval = Duration.seconds(10)
    private static let firstPause = Duration.seconds(1)
    private static let longestPause = Duration.seconds(30)

    private var last: ContinuousClock.Instant?
    private var pause = firstPause
    /// Whether the last reading failed.
    private(set) var hasFailed = false

    /// Whether a reading may begin; if so, it does.
    ///
    /// - Parameter isAsked: whether a token causes it.
    mutating func begins(at now: ContinuousClock.Instant, isAsked: Bool) -> Bool {
        if isAsked, let last, now - last < Self.leastInterval { return false }
        last = now
        return true
    }

    /// The keys were read.
    mutating func succeeded() {
        hasFailed = false
        pause = Self.firstPause
    }

    /// The keys could not be read.
    mutating func failed() {
        hasFailed = true
    }

    /// How long to wait before the next try: twice as long each time.
    mutating func pauseAfterFailure() -> Duration {
        defer { pause = min(pause * 2, Self.longestPause) }
        return pause
    }
}
