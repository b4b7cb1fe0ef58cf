import NIOCore

/// One connection to Redis. Commands are sent as they come and answered in their order (pipelined); a command that is not
/// answered in time ends the connection, since all that were sent after it wait as well.
///
/// It lives on its channel's event loop.
final class RedisConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    typealias Answer = CheckedContinuation<Result<RESPValue, RedisFailure>, Never>

    /// The most commands that may wait for answers. In the time that one may wait, Redis answers more.
    static let mostPending = 10_000

    private struct Call {
        let answer: Answer
        let sent: NIODeadline
    }

    private let timeLimit: TimeAmount
    private let observer: any LimitStoreObserver
    private var parser = RESPParser()
    private var pending = CircularBuffer<Call>()
    private var context: ChannelHandlerContext?
    private var isTimed = false
    private var flushes = false
    /// Why the connection was ended by this side.
    private var failure: RedisFailure?

    init(timeLimit: TimeAmount, observer: any LimitStoreObserver) {
        self.timeLimit = timeLimit
        self.observer = observer
    }

    /// Sends a command, and resumes with its answer or with why there is none. Every call is resumed once.
    func send(_ command: ByteBuffer, _ answer: Answer) {
        guard let context, failure == nil else {
            answer.resume(returning: .failure(.notConnected))
            return
        }
        guard pending.count < Self.mostPending else {
            answer.resume(returning: .failure(.overloaded))
            return
        }
        pending.append(Call(answer: answer, sent: .now()))
        context.write(wrapOutboundOut(command), promise: nil)
        scheduleFlush(context)
        scheduleTimeout(context)
    }

    /// Ends the connection. Calls that are open fail.
    func end(_ failure: RedisFailure) {
        guard self.failure == nil else { return }
        self.failure = failure
        context?.close(promise: nil)
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        failPending()
    }

    func channelInactive(context: ChannelHandlerContext) {
        failPending()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { end(.closed) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard failure == nil else { return }
        parser.append(unwrapInboundIn(data))
        do {
            while let value = try parser.next() {
                // An answer to nothing that was asked: the next ones would go to the wrong calls.
                guard let call = pending.popFirst() else { return end(.malformed) }
                observer.limitStoreAnswered(after: Duration(.now() - call.sent))
                resume(call, with: value)
            }
        } catch {
            end(.malformed)
        }
    }

    private func resume(_ call: Call, with value: RESPValue) {
        // A server that has become a replica, or wants a password now, says so to everything: connect anew.
        if case .error(let text) = value, text.hasPrefix("READONLY") || text.hasPrefix("NOAUTH") {
            end(text.hasPrefix("NOAUTH") ? .authentication : .refused)
        }
        call.answer.resume(returning: .success(value))
    }

    private func failPending() {
        let failure = failure ?? .closed
        self.failure = failure
        while let call = pending.popFirst() { call.answer.resume(returning: .failure(failure)) }
    }

    /// Commands of one pass of the event loop go out in one write.
    private func scheduleFlush(_ context: ChannelHandlerContext) {
        if flushes { return }
        flushes = true
        context.eventLoop.assumeIsolated().execute {
            self.flushes = false
            self.context?.flush()
        }
    }

    /// One timer watches the oldest call: no timer a call.
    private func scheduleTimeout(_ context: ChannelHandlerContext) {
        guard !isTimed, let oldest = pending.first else { return }
        look(context, at: oldest.sent + timeLimit, isSecond: false)
    }

    /// Looks whether the oldest call is late. It looks twice: where the whole process stood still, the answer may lie in the socket
    /// and is read between the looks.
    private func look(_ context: ChannelHandlerContext, at time: NIODeadline, isSecond: Bool) {
        isTimed = true
        context.eventLoop.assumeIsolated().scheduleTask(deadline: time) {
            self.isTimed = false
            guard let context = self.context, let oldest = self.pending.first else { return }
            if oldest.sent + self.timeLimit > .now() {
                self.scheduleTimeout(context)
            } else if isSecond {
                self.end(.timeout)
            } else {
                self.look(context, at: .now() + .milliseconds(5), isSecond: true)
            }
        }
    }
}
