import NIOCore

/// What a connection may do next, and until when: decided from what was read and written, without reading or writing.
///
/// Requests are read one after the other and answered in that order. Three times are measured while a request comes: of
/// the wait for its first byte, of its head, of its body. Each ends at a moment that no further byte puts off, so that a
/// client that sends a byte now and then gains nothing.
struct ConnectionStateMachine {
    /// How long a connection may take for what.
    struct Limits: Sendable {
        var headTime: TimeAmount
        var bodyTime: TimeAmount
        var idleTime: TimeAmount
        var writeTime: TimeAmount
        /// How long a client that is still sending is listened to after its last answer, so that the answer reaches it:
        /// a socket closed with unread bytes resets the connection, and the client's system forgets what it received.
        var lingerTime: TimeAmount = .seconds(1)
        /// And for how many bytes.
        var lingerBytes = 1 << 20
    }

    private enum Input {
        /// Nothing has been read yet.
        case opening(until: NIODeadline)
        /// The last request is answered.
        case idle(until: NIODeadline)
        /// Requests are being answered, and no further one has begun.
        case quiet
        case head(until: NIODeadline)
        /// The time starts when a pass of reads ends without the body's end: most bodies come with their heads.
        case body(until: NIODeadline?)
        /// No further request is read.
        case over
    }

    private enum Output {
        case open
        /// The last answer is being written.
        case closing(until: NIODeadline, lingers: Bool)
        /// All is written; what still comes is dropped.
        case lingering(until: NIODeadline, bytesLeft: Int)
        case closed
    }

    private let limits: Limits
    private var input: Input
    private var output = Output.open
    private var stalled: NIODeadline?
    private var hasUndecodedBytes = false
    /// Requests whose head was read and whose answer is not complete.
    private var unanswered = 0
    /// The request read last is the connection's last.
    private var isLast = false
    private var bodyFailed = false

    init(limits: Limits, openedAt now: NIODeadline) {
        self.limits = limits
        input = .opening(until: now + limits.headTime)
    }

    /// When `due(at:)` has something to say at the earliest.
    var deadline: NIODeadline? {
        let other: NIODeadline? =
            switch output {
            case .open:
                switch input {
                case .opening(let end), .idle(let end), .head(let end): end
                case .body(let end): end
                case .quiet, .over: nil
                }
            case .closing(let end, _), .lingering(let end, _): end
            case .closed: nil
            }
        guard let other, let stalled else { return other ?? stalled }
        return min(other, stalled)
    }

    /// Whether what still comes is read only to be dropped.
    var isLingering: Bool {
        if case .lingering = output { true } else { false }
    }

    /// Whether answers may be written.
    var isOpen: Bool {
        if case .open = output { true } else { false }
    }

    /// Whether a request's head was read and its end was not.
    var isReadingBody: Bool {
        if case .body = input { true } else { false }
    }

    /// Whether the next request's head may be read.
    var takesRequests: Bool {
        guard case .open = output else { return false }
        return !isLast
    }
}

// MARK: What is read

extension ConnectionStateMachine {
    enum Arrival: Equatable {
        case deliver
        case drop
        case close
    }

    /// Bytes came, not looked at yet.
    mutating func arrived(bytes: Int) -> Arrival {
        switch output {
        case .open:
            if case .over = input { return .drop }
            hasUndecodedBytes = true
            return .deliver
        case .closing:
            return .drop
        case .lingering(let end, let left):
            guard bytes < left else {
                output = .closed
                return .close
            }
            output = .lingering(until: end, bytesLeft: left - bytes)
            return .drop
        case .closed:
            return .drop
        }
    }

    /// What can be read at once was read, and decoded as far as it goes.
    mutating func readCompleted(at now: @autoclosure () -> NIODeadline) {
        guard case .open = output else { return }
        switch input {
        case .opening(let end) where hasUndecodedBytes: input = .head(until: end)
        case .idle where hasUndecodedBytes: input = .head(until: now() + limits.headTime)
        case .body(nil): input = .body(until: now() + limits.bodyTime)
        case .opening, .idle, .quiet, .head, .body, .over: break
        }
    }

    /// A request's head came, which may be the last one.
    mutating func headRead(isLast: Bool) {
        hasUndecodedBytes = false
        unanswered += 1
        self.isLast = isLast
        input = .body(until: nil)
    }

    /// The request came whole.
    mutating func requestRead(at now: @autoclosure () -> NIODeadline) {
        hasUndecodedBytes = false
        if isLast {
            input = .over
        } else {
            input = unanswered > 0 ? .quiet : .idle(until: now() + limits.idleTime)
        }
    }

    enum Failure: Equatable {
        /// Answer it here, and close.
        case refuse
        /// Tell whoever reads the body.
        case failBody
        /// There are requests to be answered before; what reads them tells of it.
        case passOn
        /// Too late to matter.
        case ignore
    }

    /// What came is no HTTP.
    mutating func notUnderstood() -> Failure {
        guard case .open = output else { return .ignore }
        defer { input = .over }
        if case .body = input {
            isLast = true
            bodyFailed = true
            return .failBody
        }
        if case .over = input { return .ignore }
        isLast = true
        guard unanswered > 0 else { return .refuse }
        // What is no request is answered in its turn.
        unanswered += 1
        return .passOn
    }

    /// The client will send no more. Whoever half-closes a connection has left, as nginx sees it: its task is cancelled.
    mutating func inputEnded() -> Arrival {
        switch output {
        case .lingering:
            output = .closed
            return .close
        case .open, .closing, .closed:
            return .deliver
        }
    }
}

// MARK: What is written

extension ConnectionStateMachine {
    /// An answer begins. Returns whether it has to say that the connection closes after it.
    mutating func answerBegins(saysClose: Bool, isDraining: Bool) -> Bool {
        if saysClose || isDraining { isLast = true }
        // Who has not sent a body whole by now is told to stop rather than read to the end.
        if case .body = input { isLast = true }
        if isLast, unanswered > 1, saysClose || bodyFailed { unanswered = 1 }
        return isLast && unanswered <= 1
    }

    enum AfterAnswer: Equatable {
        case goOn
        /// Close when it is written; where the client is still sending, linger.
        case close
    }

    /// An answer is complete.
    mutating func answerEnds(at now: NIODeadline) -> AfterAnswer {
        unanswered = max(0, unanswered - 1)
        guard unanswered == 0 else { return .goOn }
        guard isLast else {
            if case .quiet = input { input = .idle(until: now + limits.idleTime) }
            return .goOn
        }
        beginClosing(at: now)
        return .close
    }

    /// An answer that no request is for: what came could not be read as one.
    mutating func refused(at now: NIODeadline) {
        isLast = true
        output = .closing(until: now + limits.writeTime, lingers: true)
        input = .over
    }

    private mutating func beginClosing(at now: NIODeadline) {
        var isSending = bodyFailed
        if case .body = input { isSending = true }
        output = .closing(until: now + limits.writeTime, lingers: isSending)
        input = .over
    }

    enum AfterWrite: Equatable {
        case close
        case linger
        case nothing
    }

    /// The last answer is written.
    mutating func closingWritten(at now: NIODeadline) -> AfterWrite {
        guard case .closing(_, let lingers) = output else { return .nothing }
        guard lingers else {
            output = .closed
            return .close
        }
        output = .lingering(until: now + limits.lingerTime, bytesLeft: limits.lingerBytes)
        stalled = nil
        return .linger
    }

    /// The client takes what is written, or does not.
    mutating func writable(_ isWritable: Bool, at now: @autoclosure () -> NIODeadline) {
        stalled = isWritable ? nil : stalled ?? now() + limits.writeTime
    }
}

// MARK: Time and shutdown

extension ConnectionStateMachine {
    enum Due: Equatable {
        /// Nothing, or later.
        case nothing
        case close
        /// Say that the head took too long, and close.
        case refuse
        /// Tell whoever reads the body that it took too long.
        case failBody
    }

    /// Whether a time is over.
    mutating func due(at now: NIODeadline) -> Due {
        if let stalled, stalled <= now {
            output = .closed
            return .close
        }
        guard let deadline, deadline <= now else { return .nothing }
        switch output {
        case .closing, .lingering:
            output = .closed
            return .close
        case .closed:
            return .nothing
        case .open:
            break
        }
        switch input {
        case .opening, .idle:
            output = .closed
            return .close
        case .head:
            input = .over
            isLast = true
            return .refuse
        case .body:
            input = .over
            isLast = true
            bodyFailed = true
            // Its answer is written already: nobody waits for the rest.
            guard unanswered > 0 else {
                output = .closed
                return .close
            }
            return .failBody
        case .quiet, .over:
            return .nothing
        }
    }

    /// The server stops. Returns whether the connection closes now; otherwise it does after its last answer.
    mutating func serverStops() -> Bool {
        guard case .open = output else { return false }
        isLast = true
        guard unanswered == 0 else { return false }
        output = .closed
        return true
    }
}
