import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Stands in for OpenAI's API on loopback: the same shapes, headers and errors, and faults on demand.
///
/// It is built on NIO alone and shares no code with the services that it is tested with, so that it shares no mistake
/// either.
///
/// usage: openai-stand-in [--port PORT] [--key-file FILE]
///   PORT   0, the default, takes any that is free; `listening on 127.0.0.1:PORT` tells which
///   FILE   keys that are taken, `LABEL KEY` a line, read anew for every request; without it any key is taken
///
/// What goes wrong is said by ``Behaviour``; `GET /__seen`, `POST /__behave` and `POST /__reset` are for tests.
@main
enum OpenAIStandIn {
    static func main() async throws {
        var port = 0
        var keyFile: String?
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch (argument, arguments.popFirst()) {
            case ("--port", let value?): port = Int(value) ?? 0
            case ("--key-file", let value?): keyFile = value
            default:
                print("usage: openai-stand-in [--port PORT] [--key-file FILE]")
                return
            }
        }
        let recorder = Recorder()
        let keys = Keys(file: keyFile)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 4_096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
                    try pipeline.addHandler(StandInHandler(recorder: recorder, keys: keys))
                }
            }
            .bind(host: "127.0.0.1", port: port)
            .get()
        print("listening on 127.0.0.1:\(channel.localAddress?.port ?? 0)")
        // Whoever started it reads this line through a pipe.
        fflush(nil)
        try await channel.closeFuture.get()
    }
}
