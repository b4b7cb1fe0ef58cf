/// How many attempts there were in the last seconds, and how many of them failed: ten slots, each a tenth of the window.
struct AttemptWindow: Sendable {
    private struct Slot {
        /// The slot's number since the first attempt.
        var number: Int64 = -1
        var attempts = 0
        var failures = 0
    }

    private static let slotCount: Int64 = 10
    private let slotLength: Duration
    private var start: ContinuousClock.Instant?
    private var slots = [Slot](repeating: Slot(), count: Int(slotCount))

    init(length: Duration) {
        slotLength = length / Int(Self.slotCount)
    }

    /// Counts an attempt.
    mutating func count(failed: Bool, at now: ContinuousClock.Instant) {
        let number = number(at: now)
        if start == nil { start = now }
        let index = Int(number % Self.slotCount)
        // An attempt whose slot is already used again is too old to count.
        guard slots[index].number <= number else { return }
        if slots[index].number < number { slots[index] = Slot(number: number) }
        slots[index].attempts += 1
        slots[index].failures += failed ? 1 : 0
    }

    /// What was counted within the window.
    func counts(at now: ContinuousClock.Instant) -> (attempts: Int, failures: Int) {
        let oldest = number(at: now) - Self.slotCount + 1
        return slots.reduce(into: (0, 0)) { sum, slot in
            guard slot.number >= oldest else { return }
            sum.0 += slot.attempts
            sum.1 += slot.failures
        }
    }

    private func number(at now: ContinuousClock.Instant) -> Int64 {
        guard let start, now > start else { return 0 }
        return Int64((now - start) / slotLength)
    }
}
