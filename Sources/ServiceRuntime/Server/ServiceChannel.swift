import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import Synchronization

/// A connection: its pipeline, and the task that answers its requests one after the other on its event loop.
struct ServiceChannel: HTTPChannelHandler {
    let configuration: ServiceConfiguration
    let responder: Responder

    init(configuration: ServiceConfiguration, dispatcher: Dispatcher) {
        self.configuration = configuration
        responder = { request, writer, _ in try await dispatcher.answer(request, with: writer) }
    }

    struct Value: ServerChildChannelValue {
        let http: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
        let departure: Departure
        var channel: any Channel { http.channel }
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderListSize = configuration.headLimit
            limits.maxHeaderFieldSize = configuration.headLimit
            let departure = Departure()
            let pipeline = channel.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false,
                withErrorHandling: false,
                withOutboundHeaderValidation: false,
                withEncoderConfiguration: .init(),
                withDecoderLimitConfiguration: limits
            )
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(
                HTTPConnectionStateHandler(idleTimeout: configuration.idleTime, logger: logger)
            )
            try pipeline.addHandler(DepartureHandler(departure))
            return Value(
                http: try NIOAsyncChannel(
                    wrappingChannelSynchronously: channel,
                    configuration: .init(isOutboundHalfClosureEnabled: true)
                ),
                departure: departure
            )
        }
    }

    func handle(value: Value, logger: Logger) async {
        let executor = EventLoopTaskExecutor(value.channel.eventLoop)
        let task = Task(executorPreference: executor) { await handleHTTP(asyncChannel: value.http, logger: logger) }
        value.departure.cancels(task)
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }
}

/// Cancels a connection's task when its client leaves.
final class Departure: Sendable {
    private enum State {
        case waiting
        case serving(Task<Void, Never>)
        case gone
    }

    private let state = Mutex(State.waiting)

    func cancels(_ task: Task<Void, Never>) {
        let isGone = state.withLock { state in
            if case .gone = state { return true }
            state = .serving(task)
            return false
        }
        if isGone { task.cancel() }
    }

    func clientLeft() {
        let task: Task<Void, Never>? = state.withLock { state in
            defer { state = .gone }
            if case .serving(let task) = state { return task }
            return nil
        }
        task?.cancel()
    }
}

/// Notices a client that closes its side, which nobody reads while its request is being answered.
final class DepartureHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let departure: Departure

    init(_ departure: Departure) {
        self.departure = departure
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { departure.clientLeft() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        departure.clientLeft()
        context.fireChannelInactive()
    }
}
