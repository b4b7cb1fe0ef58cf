import Dispatch
import Glibc
public import Logging
import Synchronization

/// Writes a service's log: one JSON object a line, gathered in a buffer and written by few calls.
///
/// A line waits at most 100 ms; one of an error takes all that wait along at once. Writing is a thread's own work: when
/// what reads the log is slow, lines wait in memory up to a bound, and beyond it they are dropped and counted, so that a
/// full pipe never holds up a request.
public final class LogWriter: Sendable {
    /// The log of the process.
    public static let standardOutput = LogWriter(descriptor: STDOUT_FILENO)

    private struct State {
        var bytes: [UInt8] = []
        var clock = TimestampClock()
        var dropped = 0
        var isScheduled = false
        /// A batch is waiting to be written at once.
        var isFull = false
    }

    private let descriptor: Int32
    private let limit: Int
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "log")

    private static let patience = DispatchTimeInterval.milliseconds(100)
    private static let batch = 64 << 10

    /// A log that is written to an open file.
    ///
    /// - Parameters:
    ///   - descriptor: the file's descriptor, which stays open.
    ///   - limit: the bytes that may wait.
    public init(descriptor: Int32, limit: Int = 4 << 20) {
        self.descriptor = descriptor
        self.limit = limit
    }

    /// Writes a line: the time, the level, the logger's name and the message, and the fields that `fields` adds.
    ///
    /// `fields` runs with the log locked: it adds what is at hand and does nothing else.
    public func write(
        _ level: Logger.Level = .info,
        logger: StaticString,
        message: StaticString,
        _ fields: (inout LogLine) -> Void
    ) {
        add(level) { line in
            line.field("level", level.rawValue)
            line.field("logger", logger.text)
            line.field("message", message.text)
            fields(&line)
        }
    }

    /// Writes a line.
    func add(_ level: Logger.Level, _ fields: (inout LogLine) -> Void) {
        let time = LogTime.now
        let due: DispatchTime? = state.withLock { state in
            guard state.bytes.count < limit else {
                state.dropped += 1
                return nil
            }
            // The buffer is moved into the line and back, not copied.
            var line = LogLine(appendingTo: exchange(&state.bytes, with: []), time: time, clock: &state.clock)
            fields(&line)
            state.bytes = line.end()
            if level >= .error || (!state.isFull && state.bytes.count >= Self.batch) {
                state.isScheduled = true
                state.isFull = true
                return .now()
            }
            guard !state.isScheduled else { return nil }
            state.isScheduled = true
            return .now() + Self.patience
        }
        if let due { queue.asyncAfter(deadline: due) { self.writeAll() } }
    }

    /// Writes what waits, and returns when it is written.
    public func flush() {
        queue.sync { writeAll() }
    }

    private func writeAll() {
        let bytes = state.withLock { state in
            state.isScheduled = false
            state.isFull = false
            if state.dropped > 0 {
                var line = LogLine(
                    appendingTo: exchange(&state.bytes, with: []),
                    time: .now,
                    clock: &state.clock
                )
                line.field("level", "warning")
                line.field("logger", "log")
                line.field("message", "lines were dropped: nobody read the log")
                line.field("dropped", state.dropped)
                state.bytes = line.end()
                state.dropped = 0
            }
            var empty: [UInt8] = []
            empty.reserveCapacity(min(state.bytes.count, Self.batch))
            return exchange(&state.bytes, with: empty)
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // Someone made the pipe non-blocking.
                var file = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&file, 1, 1000)
            } else if errno != EINTR {
                return
            }
        }
    }
}

/// Puts a new value in an old one's place, and returns the old one.
private func exchange<Value>(_ place: inout Value, with new: Value) -> Value {
    let old = place
    place = new
    return old
}

extension StaticString {
    fileprivate var text: String { withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }
}
