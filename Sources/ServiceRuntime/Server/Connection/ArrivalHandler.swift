import NIOCore

/// Shows the connection's guard what comes before it is decoded: when a head begins, and what is to be dropped.
final class ArrivalHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let connection: ConnectionGuard

    init(_ connection: ConnectionGuard) {
        self.connection = connection
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch connection.arrived(bytes: Self.unwrapInboundIn(data).readableBytes) {
        case .deliver: context.fireChannelRead(data)
        case .drop: break
        case .close: context.close(promise: nil)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        connection.readCompleted()
        context.fireChannelReadComplete()
    }
}
