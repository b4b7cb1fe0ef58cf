import Synchronization

/// A line on the terminal that counts what is done, once a run takes longer than a second.
final class Progress: Sendable {
    private struct State {
        var done = 0
        var lastShown: ContinuousClock.Instant
        var isShown = false
    }

    private let total: Int
    private let what: String
    private let isEnabled: Bool
    private let state: Mutex<State>

    init(_ what: String, of total: Int, isEnabled: Bool = Console.isWatched) {
        self.what = what
        self.total = total
        self.isEnabled = isEnabled
        state = Mutex(State(lastShown: .now))
    }

    /// Counts one more.
    func advance() {
        guard isEnabled else { return }
        state.withLock { state in
            state.done += 1
            let now = ContinuousClock.now
            guard now - state.lastShown >= (state.isShown ? .milliseconds(100) : .seconds(1)) else { return }
            state.lastShown = now
            state.isShown = true
            Console.printError("\r\u{1B}[K\(what) \(state.done) of \(total)")
        }
    }

    /// Takes the line away.
    func end() {
        state.withLock { state in
            if state.isShown { Console.printError("\r\u{1B}[K") }
            state.isShown = false
        }
    }
}
