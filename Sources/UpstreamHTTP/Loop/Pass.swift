import Glibc

/// What the transfers of a loop share during a pass: its time, and the list of those that something happened to.
final class Pass {
    /// The time at the start of the pass.
    private(set) var now = Ticks.now
    /// The transfers that something happened to.
    private var touched: [Transfer] = []
    /// No limit of any transfer ends before.
    private(set) var nextDeadline = Ticks.never

    func begin() {
        now = .now
    }

    func touch(_ transfer: Transfer) {
        touched.append(transfer)
    }

    /// Takes the transfers that were touched since the last time.
    ///
    /// - Parameter transfers: an empty array, whose memory serves the next ones.
    func takeTouched(into transfers: inout [Transfer]) {
        swap(&touched, &transfers)
    }

    /// Notes that a limit ends at a time.
    func expect(_ deadline: Ticks) {
        nextDeadline = min(nextDeadline, deadline)
    }

    /// Forgets the deadlines, to gather them again.
    func forgetDeadlines() {
        nextDeadline = .never
    }
}

/// Nanoseconds of the system's monotonic clock. Arithmetic on one number costs a transfer less than `Duration`'s two.
struct Ticks: Comparable {
    var nanoseconds: Int

    static let never = Ticks(nanoseconds: .max)

    static var now: Ticks {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Ticks(nanoseconds: time.tv_sec * 1_000_000_000 + time.tv_nsec)
    }

    static func + (ticks: Ticks, nanoseconds: Int) -> Ticks {
        let (sum, isTooMuch) = ticks.nanoseconds.addingReportingOverflow(nanoseconds)
        return isTooMuch ? .never : Ticks(nanoseconds: sum)
    }

    /// The whole milliseconds from one time to a later one, rounded up: waking early would be waking twice.
    static func milliseconds(from start: Ticks, to end: Ticks) -> Int32 {
        guard end > start else { return 0 }
        return Int32(min((end.nanoseconds - start.nanoseconds - 1) / 1_000_000 + 1, 60_000))
    }

    static func < (left: Ticks, right: Ticks) -> Bool {
        left.nanoseconds < right.nanoseconds
    }
}

extension Duration {
    /// Nanoseconds; more than some decades count as for ever, and less than nothing as nothing.
    var nanoseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < 1_000_000_000 else { return .max }
        return max(0, Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
    }
}
