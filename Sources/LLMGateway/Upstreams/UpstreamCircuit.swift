/// Whether an upstream is asked: left alone for a time after it failed too often, then tried by one request, and asked again
/// when that one gets an answer.
///
/// Any answer but a 5xx is a sign of life: a tenant whose requests are refused, or who has used up what the provider allows,
/// can't close an upstream to the others.
struct UpstreamCircuit: Sendable {
    /// When it opens, and for how long.
    struct Settings: Hashable, Sendable {
        /// So many failures one after the other open it.
        var failuresInARow = 5
        /// So large a share of the failures within the window opens it.
        var failureRatio = 0.5
        /// So many attempts the window must hold for its ratio to count.
        var leastAttempts = 20
        /// How far back the ratio looks.
        var window = Duration.seconds(10)
        /// How long it is open for the first time.
        var firstPause = Duration.seconds(5)
        /// How long it is open at most: each time that the one request fails too, the pause doubles.
        var longestPause = Duration.seconds(60)
        /// By what share of itself a pause is longer or shorter at random, so that the gateway's pods do not try at once.
        var jitter = 0.2
    }

    /// What an attempt is counted by. One that began before the circuit changed its state says nothing of the new state.
    struct Ticket: Hashable, Sendable {
        var circuit: UInt64
        var epoch: UInt64
    }

    enum State: Hashable, Sendable {
        case closed
        case open(until: ContinuousClock.Instant)
        /// One request tries.
        case probing
    }

    /// What a report changed.
    enum Change: Hashable, Sendable {
        case opened(for: Duration)
        case closed
    }

    let settings: Settings
    private let id: UInt64
    private(set) var state = State.closed
    private var epoch: UInt64 = 0
    private var failuresInARow = 0
    private var window: AttemptWindow
    private var pause: Duration

    /// A closed circuit. No two may have the same id.
    init(id: UInt64, settings: Settings = Settings()) {
        self.id = id
        self.settings = settings
        window = AttemptWindow(length: settings.window)
        pause = settings.firstPause
    }

    /// Whether a request may be sent.
    func allows(at now: ContinuousClock.Instant) -> Bool {
        switch state {
        case .closed: true
        case .open(let until): now >= until
        case .probing: false
        }
    }

    /// When a request may be sent at the earliest; `nil` while one tries, which can end at any time.
    var opening: ContinuousClock.Instant? {
        if case .open(let until) = state { until } else { nil }
    }

    /// A request is about to be sent; only where one may be.
    mutating func begin(at now: ContinuousClock.Instant) -> Ticket {
        if case .open = state { enter(.probing) }
        return Ticket(circuit: id, epoch: epoch)
    }

    /// The upstream answered, with anything but a 5xx.
    mutating func succeeded(_ ticket: Ticket, at now: ContinuousClock.Instant) -> Change? {
        guard isCurrent(ticket) else { return nil }
        failuresInARow = 0
        guard state == .probing else {
            window.count(failed: false, at: now)
            return nil
        }
        enter(.closed)
        pause = settings.firstPause
        window = AttemptWindow(length: settings.window)
        return .closed
    }

    /// The upstream did not answer, or with a 5xx.
    ///
    /// - Parameter random: from 0 to 1.
    mutating func failed(_ ticket: Ticket, at now: ContinuousClock.Instant, random: Double) -> Change? {
        guard isCurrent(ticket) else { return nil }
        failuresInARow += 1
        if state == .probing {
            pause = min(pause * 2, settings.longestPause)
        } else {
            window.count(failed: true, at: now)
            let counts = window.counts(at: now)
            let isTooMany =
                counts.attempts >= settings.leastAttempts
                && Double(counts.failures) >= settings.failureRatio * Double(counts.attempts)
            guard failuresInARow >= settings.failuresInARow || isTooMany else { return nil }
        }
        let jittered = pause * (1 + settings.jitter * (2 * random - 1))
        enter(.open(until: now + jittered))
        return .opened(for: jittered)
    }

    /// The attempt ended without a word of the upstream: the client left.
    mutating func abandoned(_ ticket: Ticket, at now: ContinuousClock.Instant) {
        guard isCurrent(ticket), state == .probing else { return }
        // The next request tries in its place.
        enter(.open(until: now))
    }

    private func isCurrent(_ ticket: Ticket) -> Bool {
        ticket.circuit == id && ticket.epoch == epoch
    }

    private mutating func enter(_ state: State) {
        self.state = state
        epoch += 1
        failuresInARow = 0
    }
}
