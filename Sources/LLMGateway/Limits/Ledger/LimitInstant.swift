import ServiceRuntime

/// A moment of the world's clock, in milliseconds: what a limit of a UTC day needs.
struct LimitInstant: Sendable, Hashable, Comparable {
    /// Milliseconds of a UTC day.
    static let dayLength = 86_400_000

    /// Milliseconds since 1970.
    let milliseconds: Int

    /// A moment. Those before 1970, and those that a double could not count exactly, are moved to the nearest that can be.
    init(milliseconds: Int) {
        self.milliseconds = min(max(0, milliseconds), 1 << 52)
    }

    /// Days since 1970.
    var day: Int { milliseconds / Self.dayLength }

    /// The present.
    static var now: LimitInstant { LimitInstant(milliseconds: UnixTime.milliseconds) }

    static func < (left: LimitInstant, right: LimitInstant) -> Bool { left.milliseconds < right.milliseconds }
}
