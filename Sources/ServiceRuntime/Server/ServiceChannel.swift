import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// A connection: its pipeline, and the task that answers its requests one after the other on its event loop.
struct ServiceChannel: HTTPChannelHandler {
    let responder: Responder
    private let connections: ConnectionGuard.Shared
    private let headLimits: NIOHTTPDecoderLimitConfiguration

    init(configuration: ServiceConfiguration, dispatcher: Dispatcher, drain: DrainState) {
        responder = { request, writer, _ in try await dispatcher.answer(request, with: writer) }
        connections = ConnectionGuard.Shared(
            limits: .init(
                headTime: TimeAmount(configuration.headTime),
                bodyTime: TimeAmount(configuration.bodyTime),
                idleTime: TimeAmount(configuration.idleTime),
                writeTime: TimeAmount(configuration.writeTime)
            ),
            drain: drain,
            refusal: { dispatcher.refusal($0) }
        )
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderListSize = configuration.headLimit
        limits.maxHeaderFieldSize = configuration.headLimit
        headLimits = limits
    }

    struct Value: ServerChildChannelValue {
        let http: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
        let departure: Departure
        var channel: any Channel { http.channel }
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            // Linux hands this on from the listening socket; others may not.
            try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1)
            let departure = Departure()
            let connection = ConnectionGuard(connections, departure)
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(ArrivalHandler(connection))
            try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: headLimits)))
            try pipeline.addHandler(connection)
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
