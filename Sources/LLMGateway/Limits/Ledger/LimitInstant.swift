import Foundation

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
    static var now: LimitInstant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return LimitInstant(milliseconds: Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000)
    }

    static func < (left: LimitInstant, right: LimitInstant) -> Bool { left.milliseconds < right.milliseconds }
}
