import Foundation

/// A server on loopback whose every answer a test writes itself, byte by byte: it can hang, drip, lie and reset.
package final class ScriptedServer: Sendable {
    /// Answers one request; a connection is read on until its script ends it, or it ends.
    package typealias Script = @Sendable (HTTPMessage, ByteSocket) throws -> Void

    /// Where it listens.
    package let port: Int
    private let listener: Int32
    private let received = Locked<[HTTPMessage]>([])

    package var url: String { "http://127.0.0.1:\(port)" }
    /// The requests so far, but those for `/health`.
    package var requests: [HTTPMessage] { received.current.filter { $0.path != "/health" } }
    /// The requests for `/health`.
    package var healthRequests: [HTTPMessage] { received.current.filter { $0.path == "/health" } }

    package init(_ script: @escaping Script) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in.loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 256) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard isListening else { throw ByteSocket.Failure(description: "can't listen") }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [listener, received] in
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { return }
                let socket = ByteSocket(owning: descriptor)
                Thread.detachNewThread {
                    while let request = try? socket.receiveMessage() {
                        received.change { $0.append(request) }
                        do { try script(request, socket) } catch { return }
                    }
                }
            }
        }
    }

    deinit {
        stop()
        close(listener)
    }

    /// Takes no more connections.
    package func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }
}

extension ByteSocket {
    /// Sends a whole response.
    package func respond(
        _ body: String,
        status: String = "200 OK",
        headers: [String] = ["Content-Type: application/json"]
    ) throws {
        let lines = ["HTTP/1.1 \(status)"] + headers + ["Content-Length: \(body.utf8.count)"]
        try send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// Begins a response whose body comes in chunks.
    package func beginChunks(_ headers: [String] = ["Content-Type: text/event-stream"]) throws {
        let lines = ["HTTP/1.1 200 OK"] + headers + ["Transfer-Encoding: chunked"]
        try send(lines.joined(separator: "\r\n") + "\r\n\r\n")
    }

    /// Sends a chunk; an empty one is the last.
    package func chunk(_ text: String) throws {
        try send(String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n")
    }
}
