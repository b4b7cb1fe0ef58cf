/// What becomes of one request: which upstream it is sent to, and whether it is sent once more after a failure.
///
/// At most two attempts, the second only while nothing was sent back to the client and the deadline leaves time: elsewhere
/// after a lost connection, 429 or 5xx; at the same upstream only when it never got the request and there is no other. A 429
/// is not waited for: the client is told how long to wait, and holds none of the tenant's streams meanwhile.
struct UpstreamPlan: Sendable {
    /// What is to be done now.
    enum Step: Hashable, Sendable {
        /// Send the request to the member at this place of the board.
        case send(Int)
        case give(UpstreamRefusal)
    }

    /// The most attempts of one request.
    static let mostAttempts = 2
    /// With less time than this, another attempt is no use.
    static let leastTime = Duration.seconds(1)

    let model: String
    let deadline: ContinuousClock.Instant
    private(set) var attempts = 0
    private var excluded: [UInt64] = []
    private var current: Current?
    private var isCommitted = false
    /// What the client is told when there is no upstream left.
    private var refusal: UpstreamRefusal?

    private struct Current: Sendable {
        var member: UInt64
        var ticket: UpstreamCircuit.Ticket
        var isSettled = false
    }

    /// The plan of a request that has to be answered by a time.
    init(model: String, deadline: ContinuousClock.Instant) {
        self.model = model
        self.deadline = deadline
    }

    /// Where the request is sent first.
    mutating func start(on board: UpstreamBoard, at now: ContinuousClock.Instant, random: Double) -> Step {
        choose(on: board, at: now, random: random)
    }

    /// The member at a place can't be sent anything, as its key can't be read: the next one. It is no attempt.
    mutating func skip(_ index: Int, on board: UpstreamBoard, at now: ContinuousClock.Instant, random: Double) -> Step {
        excluded.append(board.members[index].id)
        if refusal == nil { refusal = UpstreamRefusal(.keyUnavailable, status: 503) }
        return choose(on: board, at: now, random: random)
    }

    /// The request is sent to the member at a place.
    mutating func begin(
        _ index: Int,
        on board: inout UpstreamBoard,
        at now: ContinuousClock.Instant
    ) -> UpstreamCircuit.Ticket {
        let ticket = board.begin(index, at: now)
        attempts += 1
        current = Current(member: board.members[index].id, ticket: ticket)
        return ticket
    }

    /// The head of a response is there that is passed on to the client: from now on nothing is tried again.
    mutating func answered(on board: inout UpstreamBoard, at now: ContinuousClock.Instant) -> UpstreamEvent? {
        isCommitted = true
        guard let attempt = settle() else { return nil }
        return board.succeeded(attempt.member, attempt.ticket, at: now)
    }

    /// The attempt failed.
    mutating func failed(
        _ failure: UpstreamFailure,
        on board: inout UpstreamBoard,
        at now: ContinuousClock.Instant,
        random: Double
    ) -> (step: Step, event: UpstreamEvent?) {
        let wasSettled = current?.isSettled ?? true
        guard let attempt = current else { return (.give(UpstreamRefusal(failure)), nil) }
        _ = settle()
        var event: UpstreamEvent?
        if failure.isOfTheUpstream {
            // A response that breaks off after its head counts, too.
            event = board.failed(attempt.member, attempt.ticket, at: now, random: random)
        } else if !wasSettled {
            event = board.succeeded(attempt.member, attempt.ticket, at: now)
        }
        if case .status(429, .some(let time)) = failure { board.pause(attempt.member, model, for: time, at: now) }
        let refusal = UpstreamRefusal(failure)
        self.refusal = refusal
        guard !isCommitted, failure.mayPass, attempts < Self.mostAttempts, deadline - now >= Self.leastTime else {
            return (.give(refusal), event)
        }
        excluded.append(attempt.member)
        var step = choose(on: board, at: now, random: random)
        if case .give = step, failure == .noConnection {
            excluded.removeAll { $0 == attempt.member }
            step = choose(on: board, at: now, random: random)
        }
        return (step, event)
    }

    /// The client left, or the gateway gives up: nothing is learned of the upstream.
    mutating func abandon(on board: inout UpstreamBoard, at now: ContinuousClock.Instant) {
        guard let attempt = settle() else { return }
        board.abandoned(attempt.member, attempt.ticket, at: now)
    }

    /// The attempt that runs, once.
    private mutating func settle() -> Current? {
        guard let attempt = current, !attempt.isSettled else { return nil }
        current?.isSettled = true
        return attempt
    }

    private func choose(on board: UpstreamBoard, at now: ContinuousClock.Instant, random: Double) -> Step {
        if let index = board.choose(model, excluding: excluded, at: now, random: random) { return .send(index) }
        if let refusal { return .give(refusal) }
        guard board.serves(model) else { return .give(UpstreamRefusal(.noUpstream, status: 503)) }
        // While one request tries, the next may be told at any moment: a second is the least that the header can say.
        return .give(
            UpstreamRefusal(.circuitOpen, status: 503, retryAfter: board.wait(for: model, at: now) ?? .seconds(1))
        )
    }
}

extension UpstreamFailure {
    /// Whether it speaks against the upstream, and not against the request or the platform's account there.
    fileprivate var isOfTheUpstream: Bool {
        switch self {
        case .noConnection, .noAnswer, .timeout, .interrupted: true
        case .status(let status, _): status >= 500
        }
    }

    /// Whether another upstream may do better.
    fileprivate var mayPass: Bool {
        switch self {
        case .noConnection, .noAnswer, .timeout: true
        case .interrupted: false
        case .status(let status, _): status == 429 || status >= 500
        }
    }
}

extension UpstreamRefusal {
    /// What a client is told of a failure after which nothing more is tried.
    init(_ failure: UpstreamFailure) {
        switch failure {
        case .noConnection, .noAnswer: self.init(.unreachable, status: 502)
        case .timeout: self.init(.timeout, status: 504)
        case .interrupted: self.init(.interrupted, status: 502)
        case .status(401, _), .status(403, _): self.init(.credentialsRejected, status: 502)
        case .status(429, let time): self.init(.rateLimited, status: 429, retryAfter: time)
        case .status(let status, let time) where (400...499).contains(status):
            self.init(.refused, status: status, retryAfter: time)
        case .status(503, let time): self.init(.serverError, status: 503, retryAfter: time)
        case .status(_, let time): self.init(.serverError, status: 502, retryAfter: time)
        }
    }
}
