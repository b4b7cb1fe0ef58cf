import Foundation
import NIOCore
import Synchronization
import Testing
import UpstreamHTTP

private func text(_ response: UpstreamResponse) async throws -> String {
    String(buffer: try await response.body.collect(upTo: 1 << 20))
}

private let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

/// Bodies that servers saw.
private final class Bodies: Sendable {
    private let bodies = Mutex<[String]>([])

    var all: [String] { bodies.withLock { $0 } }

    func add(_ body: [UInt8]) {
        bodies.withLock { $0.append(String(decoding: body, as: UTF8.self)) }
    }
}

@Test(.timeLimit(.minutes(5)))
func `a request that finds its connection dead is sent once more`() async throws {
    let bodies = Bodies()
    let server = try ScriptedServer { connection in
        // The second request of a connection is read, and nothing is said to it.
        guard let (_, first) = connection.readRequest() else { return }
        bodies.add(first)
        connection.write(ok)
        if let (_, second) = connection.readRequest() { bodies.add(second) }
    }
    let client = try UpstreamClient()
    for body in ["one", "two"] {
        let request = UpstreamRequest(.post(ByteBuffer(string: body)), server.url)
        #expect(try await text(try await client.send(request)) == "ok")
    }
    #expect(bodies.all == ["one", "two", "two"])
    #expect(server.connections == 2)
}

@Test(.timeLimit(.minutes(5)))
func `a request that a new connection took is never sent again`() async throws {
    let bodies = Bodies()
    let server = try ScriptedServer { connection in
        if let (_, body) = connection.readRequest() { bodies.add(body) }
    }
    let client = try UpstreamClient()
    let error = await #expect(throws: UpstreamError.self) {
        try await client.send(UpstreamRequest(.post(ByteBuffer(string: "one")), server.url))
    }
    guard case .incomplete(let reason, received: false) = error else { throw try #require(error) }
    #expect(reason.contains("127.0.0.1:\(server.port)"))
    #expect(error?.isRetrySafe == false)
    #expect(bodies.all == ["one"])
}

@Test(.timeLimit(.minutes(5)))
func `a request whose answer has begun on a kept connection is never sent again`() async throws {
    let bodies = Bodies()
    let server = try ScriptedServer { connection in
        guard let (_, first) = connection.readRequest() else { return }
        bodies.add(first)
        connection.write(ok)
        guard let (_, second) = connection.readRequest() else { return }
        bodies.add(second)
        connection.write("HTTP/1.1 200 OK\r\nContent-Len")
    }
    let client = try UpstreamClient()
    _ = try await client.send(UpstreamRequest(.post(ByteBuffer(string: "one")), server.url))
    let error = await #expect(throws: UpstreamError.self) {
        try await client.send(UpstreamRequest(.post(ByteBuffer(string: "two")), server.url))
    }
    guard case .incomplete(_, let received) = error else { throw try #require(error) }
    #expect(received)
    #expect(bodies.all == ["one", "two"])
}

@Test(.timeLimit(.minutes(5)))
func `connections whose numbers were another's before are heard`() async throws {
    // Half of the answers close their connection, so that the next one takes its number.
    let server = try ScriptedServer { connection in
        guard connection.readRequest() != nil else { return }
        connection.write(ok)
        guard connection.readRequest() != nil else { return }
        connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")
    }
    let client = try UpstreamClient()
    for round in 0..<50 {
        // A name has to be looked up, with descriptors of the resolver's.
        let host = round % 3 == 0 ? "localhost" : "127.0.0.1"
        let response = try await client.send(UpstreamRequest(.get, "http://\(host):\(server.port)/"))
        #expect(try await text(response) == "ok")
    }
    #expect(server.connections >= 25)
}

@Test(.timeLimit(.minutes(5)))
func `a connection that the upstream closes while it is idle is not used again`() async throws {
    let closed = Signal()
    let server = try ScriptedServer { connection in
        guard let (_, _) = connection.readRequest() else { return }
        connection.write(ok)
        shutdown(connection.descriptor, Int32(SHUT_RDWR))
        closed.send()
    }
    let client = try UpstreamClient()
    for _ in 0..<5 {
        #expect(try await text(try await client.send(UpstreamRequest(.get, server.url))) == "ok")
        #expect(await closed.wait(120))
    }
    #expect(server.connections == 5)
}

@Test(.timeLimit(.minutes(5)))
func `what a client does is counted`() async throws {
    let arrived = Signal()
    let answer = Signal()
    let server = try ScriptedServer { connection in
        while connection.readRequest() != nil {
            arrived.send()
            guard answer.blockingWait(), connection.write(ok) else { return }
        }
    }
    let client = try UpstreamClient()
    #expect(client.activity.connections == 0)
    let task = Task { try await client.send(UpstreamRequest(.get, server.url)).head.status }
    #expect(await arrived.wait(120))
    #expect(client.activity.transfers == 1)
    #expect(client.activity.connections == 1)
    #expect(client.activity.idleConnections == 0)
    answer.send()
    #expect(try await task.value == 200)
    // The loop lets go of the transfer after it has woken its reader.
    for _ in 0..<1200 where client.activity.transfers > 0 { try await Task.sleep(for: .milliseconds(50)) }
    #expect(client.activity.transfers == 0)
    #expect(client.activity.connections == 1)
    #expect(client.activity.idleConnections == 1)
}

@Test(.timeLimit(.minutes(5)))
func `a configured proxy is used, whatever the environment excepts`() async throws {
    setenv("no_proxy", "*", 1)
    defer { unsetenv("no_proxy") }
    let proxy = try ScriptedServer { connection in
        while let (head, _) = connection.readRequest() {
            let line = String(head.prefix { $0 != "\r\n" })
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(line.utf8.count)\r\n\r\n\(line)")
        }
    }
    let client = try UpstreamClient(.init(proxy: proxy.url))
    let response = try await client.send(UpstreamRequest(.get, "http://upstream.invalid/a/../b"))
    #expect(try await text(response) == "GET http://upstream.invalid/a/../b HTTP/1.1")
}

@Test(.timeLimit(.minutes(5)))
func `a proxy that refuses is no connection`() async throws {
    let proxy = try ScriptedServer { $0.answer("HTTP/1.1 403 Forbidden\r\nX-Secret: s\r\nContent-Length: 0\r\n\r\n") }
    let client = try UpstreamClient(.init(proxy: proxy.url))
    let error = await #expect(throws: UpstreamError.self) {
        try await client.send(UpstreamRequest(.get, "https://upstream.invalid/"))
    }
    #expect(error.map { "\($0)".contains("Secret") } == false)
}

@Test(.timeLimit(.minutes(5)))
func `threads share the work`() async throws {
    let server = try ScriptedServer { $0.answer(ok) }
    let client = try UpstreamClient(.init(threads: 3))
    for _ in 0..<12 { #expect(try await text(try await client.send(UpstreamRequest(.get, server.url))) == "ok") }
    // Each keeps a connection of its own.
    #expect(server.connections == 3)
}

@Test(.timeLimit(.minutes(5)))
func `a connection that does not come about takes its time limit, and the request may be sent elsewhere`() async throws
{
    // A queue of one that is full: what knocks then gets no answer.
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    var waiting: [Int32] = []
    defer { for descriptor in waiting { close(descriptor) } }
    withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            _ = bind(listener, address, length)
            _ = listen(listener, 0)
            _ = getsockname(listener, address, &length)
            for _ in 0..<4 {
                let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
                _ = connect(descriptor, address, length)
                waiting.append(descriptor)
            }
        }
    }
    let client = try UpstreamClient()
    let limits = UpstreamTimeLimits(
        connect: .milliseconds(300),
        firstByte: .seconds(60),
        idle: .seconds(60),
        total: .seconds(60)
    )
    let url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/"
    let error = await #expect(throws: UpstreamError.self) {
        try await client.send(UpstreamRequest(.get, url, limits: limits))
    }
    #expect(error == .timeLimit(.connect))
    #expect(error?.isRetrySafe == true)
}
