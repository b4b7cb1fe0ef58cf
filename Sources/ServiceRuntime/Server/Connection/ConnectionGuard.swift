import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Stands between a connection's bytes and its task: turns heads into requests and responses into bytes, keeps the times
/// that a client may take, and notices a client that leaves while its request is answered.
///
/// What it does is decided by `ConnectionStateMachine`; here it is done.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = ByteBuffer

    /// What all connections of a server share.
    struct Shared: Sendable {
        var limits: ConnectionStateMachine.Limits
        var drain: DrainState
        /// Tells an error that no handler saw, and counts it.
        var refusal: @Sendable (ServiceError) -> ByteBuffer
    }

    private let shared: Shared
    private let departure: Departure
    private var machine: ConnectionStateMachine
    private var encoder = ResponseEncoder()
    /// What is to be known of the requests to be answered, the first one first.
    private var requests = CircularBuffer<ResponseEncoder.Request>(initialCapacity: 2)
    /// What waits for the next flush.
    private var pending = ByteBuffer()
    private var timer: (scheduled: Scheduled<Void>, due: NIODeadline)?
    private var context: ChannelHandlerContext?

    init(_ shared: Shared, _ departure: Departure) {
        self.shared = shared
        self.departure = departure
        machine = ConnectionStateMachine(limits: shared.limits, openedAt: .now())
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        arm(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.scheduled.cancel()
        timer = nil
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        departure.clientLeft()
        timer?.scheduled.cancel()
        timer = nil
        context.fireChannelInactive()
    }
}

// MARK: What is read

extension ConnectionGuard {
    func arrived(bytes: Int) -> ConnectionStateMachine.Arrival {
        machine.arrived(bytes: bytes)
    }

    func readCompleted() {
        guard let context else { return }
        machine.readCompleted(at: .now())
        // Nobody asks for what is dropped.
        if machine.isLingering { context.read() }
        arm(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            guard machine.takesRequests else { return }
            do throws(ServiceError) {
                let head = try RequestHead(head)
                machine.headRead(isLast: head.isLast)
                var facts: ResponseEncoder.Request = head.request.method == .head ? .isHead : []
                if head.isHTTP10 { facts.insert(.isHTTP10) }
                requests.append(facts)
                if head.expectsContinue, requests.count == 1 { sendContinue(context) }
                context.fireChannelRead(Self.wrapInboundOut(.head(head.request)))
            } catch {
                fail(with: error, context)
            }
        case .body(let piece):
            guard machine.isReadingBody else { return }
            context.fireChannelRead(Self.wrapInboundOut(.body(piece)))
        case .end:
            guard machine.isReadingBody else { return }
            machine.requestRead(at: .now())
            context.fireChannelRead(Self.wrapInboundOut(.end(nil)))
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case HTTPParserError.headerOverflow:
            fail(with: .headTooLarge, passing: error, context)
        case is HTTPParserError:
            fail(with: .badRequest("the request is no HTTP/1.1"), passing: error, context)
        case is ByteToMessageDecoderError:
            // More bytes after those that could not be read.
            break
        default:
            context.fireErrorCaught(error)
        }
    }

    private func fail(
        with problem: ServiceError,
        passing error: any Error = HTTPParserError.unknown,
        _ context: ChannelHandlerContext
    ) {
        switch machine.notUnderstood() {
        case .refuse: refuse(with: problem, context)
        case .failBody: context.fireErrorCaught(problem)
        case .passOn: context.fireErrorCaught(error)
        case .ignore: break
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            departure.clientLeft()
            if machine.inputEnded() == .close { context.close(promise: nil) }
            context.fireUserInboundEventTriggered(event)
        case is ChannelShouldQuiesceEvent:
            if machine.serverStops() { context.close(promise: nil) }
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }
}

// MARK: What is written

extension ConnectionGuard {
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard machine.isOpen else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch Self.unwrapOutboundIn(data) {
        case .head(let head):
            begin(head, context)
        case .body(var piece):
            reserve(min(piece.readableBytes, ResponseEncoder.copiedSize) + ResponseEncoder.chunkSize, context)
            if encoder.encode(body: &piece, into: &pending) {
                writePending(context, promise: nil)
                context.write(Self.wrapOutboundOut(piece), promise: promise)
                encoder.encodeAfterPiece(into: &pending)
                return
            }
        case .end:
            encoder.encodeEnd(into: &pending)
            _ = requests.popFirst()
            if machine.answerEnds(at: .now()) == .close {
                let written = context.eventLoop.makePromise(of: Void.self)
                written.futureResult.assumeIsolated().whenComplete { _ in self.closingWritten() }
                written.futureResult.cascade(to: promise)
                writePending(context, promise: written)
                arm(context)
                return
            }
            arm(context)
        }
        if let promise { writePending(context, promise: promise) }
    }

    func flush(context: ChannelHandlerContext) {
        if pending.readableBytes > 0 { writePending(context, promise: nil) }
        context.flush()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        machine.writable(context.channel.isWritable, at: .now())
        arm(context)
        context.fireChannelWritabilityChanged()
    }

    private func begin(_ head: HTTPResponse, _ context: ChannelHandlerContext) {
        // Most answers fit, body and all.
        reserve(2048, context)
        if head.status.kind == .informational {
            ResponseEncoder.encodeInterim(head, into: &pending)
            return
        }
        let request = requests.first ?? []
        let saysClose =
            head.headerFields.text(.connection) == "close" || ResponseEncoder.endsWithConnection(head, request)
        let closes = machine.answerBegins(saysClose: saysClose, isDraining: shared.drain.isDraining)
        encoder.encode(head, to: request, closes: closes, into: &pending)
    }

    /// Has room for what is written next, where nothing waits: a buffer that grows from nothing is made anew again and again.
    private func reserve(_ size: Int, _ context: ChannelHandlerContext) {
        if pending.capacity == 0 { pending = context.channel.allocator.buffer(capacity: size) }
    }

    private func writePending(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        let bytes = pending
        pending = ByteBuffer()
        context.write(Self.wrapOutboundOut(bytes), promise: promise)
    }

    private func sendContinue(_ context: ChannelHandlerContext) {
        var bytes = context.channel.allocator.buffer(capacity: 32)
        ResponseEncoder.encodeInterim(HTTPResponse(status: .continue), into: &bytes)
        context.writeAndFlush(Self.wrapOutboundOut(bytes), promise: nil)
    }

    /// Answers what no handler sees, and closes.
    private func refuse(with error: ServiceError, _ context: ChannelHandlerContext) {
        machine.refused(at: .now())
        var body = shared.refusal(error)
        var fields = error.headers
        fields[.contentType] = "application/json"
        fields[.contentLength] = String(body.readableBytes)
        var bytes = context.channel.allocator.buffer(capacity: 512)
        encoder.encode(HTTPResponse(status: error.status, headerFields: fields), to: [], closes: true, into: &bytes)
        bytes.writeBuffer(&body)
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenComplete { _ in self.closingWritten() }
        context.writeAndFlush(Self.wrapOutboundOut(bytes), promise: written)
        arm(context)
    }

    private func closingWritten() {
        guard let context else { return }
        switch machine.closingWritten(at: .now()) {
        case .close:
            context.close(promise: nil)
        case .linger:
            context.close(mode: .output, promise: nil)
            context.read()
            arm(context)
        case .nothing:
            break
        }
    }
}

// MARK: Time

extension ConnectionGuard {
    /// Has the machine asked when its next time is over. A timer that is due earlier is left alone: it will see then.
    private func arm(_ context: ChannelHandlerContext) {
        guard let deadline = machine.deadline else { return }
        if let timer {
            guard deadline < timer.due else { return }
            timer.scheduled.cancel()
        }
        let scheduled = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { self.timeIsOver() }
        timer = (scheduled, deadline)
    }

    private func timeIsOver() {
        timer = nil
        guard let context else { return }
        switch machine.due(at: .now()) {
        case .nothing: break
        case .close: context.close(promise: nil)
        case .refuse: refuse(with: .tooSlow("head"), context)
        case .failBody: context.fireErrorCaught(ServiceError.tooSlow("body"))
        }
        arm(context)
    }
}
