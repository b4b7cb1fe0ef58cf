import Foundation
import NIOCore
import Testing
import UpstreamHTTP

/// What an upstream does wrong, and what the client makes of it.
struct Fault: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var limits = UpstreamTimeLimits(
        connect: .seconds(5),
        firstByte: .seconds(20),
        idle: .seconds(20),
        total: .seconds(60)
    )
    var expected: @Sendable (UpstreamError) -> Bool
    var script: @Sendable (ScriptedServer.Connection) -> Void

    static let all = [
        Fault("hangs before the head", firstByte: .milliseconds(200)) {
            $0 == .timeLimit(.firstByte)
        } script: {
            $0.waitForClose()
        },
        Fault("hangs within the head", firstByte: .milliseconds(200)) {
            $0 == .timeLimit(.firstByte)
        } script: {
            $0.write("HTTP/1.1 200 OK\r\nContent-Le")
            $0.waitForClose()
        },
        Fault("hangs within the body", idle: .milliseconds(200)) {
            $0 == .timeLimit(.idle)
        } script: {
            $0.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab")
            $0.waitForClose()
        },
        Fault("drips for ever", total: .milliseconds(500)) {
            $0 == .timeLimit(.total)
        } script: { connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n")
            while connection.write("x") { usleep(20_000) }
        },
        Fault("says less than it promised") {
            if case .incomplete = $0 { true } else { false }
        } script: {
            $0.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab")
        },
        Fault("ends within a chunk") {
            if case .incomplete = $0 { true } else { false }
        } script: {
            $0.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nab")
        },
        Fault("resets the connection") {
            if case .incomplete = $0 { true } else { false }
        } script: {
            $0.reset()
        },
        Fault("says nothing and leaves") {
            if case .incomplete = $0 { true } else { false }
        } script: { _ in
        },
        Fault("speaks no HTTP") {
            if case .invalidResponse = $0 { true } else { false }
        } script: {
            $0.write("SSH-2.0-OpenSSH_9.2\r\n")
        },
        Fault("has a head without end") {
            if case .invalidResponse = $0 { true } else { false }
        } script: { connection in
            connection.write("HTTP/1.1 200 OK\r\n")
            for index in 0..<20_000 { guard connection.write("X-\(index): \(index)\r\n") else { return } }
        },
        Fault("floods with heads before the one that counts") {
            if case .invalidResponse = $0 { true } else { false }
        } script: { connection in
            for _ in 0..<20_000 { guard connection.write("HTTP/1.1 100 Continue\r\nX: y\r\n\r\n") else { return } }
        },
        Fault("switches to another protocol") {
            if case .invalidResponse = $0 { true } else { false }
        } script: {
            $0.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nab")
        },
        Fault("has a NUL in a header") {
            if case .invalidResponse = $0 { true } else { false }
        } script: {
            $0.write("HTTP/1.1 200 OK\r\nX: a\u{0}b\r\nContent-Length: 0\r\n\r\n")
        },
        Fault("has a header without a colon") {
            if case .invalidResponse = $0 { true } else { false }
        } script: {
            $0.write("HTTP/1.1 200 OK\r\nno header\r\nContent-Length: 0\r\n\r\n")
        },
        Fault("has one header without end") {
            if case .invalidResponse = $0 { true } else { false }
        } script: { connection in
            connection.write("HTTP/1.1 200 OK\r\nX: ")
            while connection.write(Array(repeating: UInt8(ascii: "x"), count: 4096)) {}
        },
        Fault("has more headers than anybody reads") {
            if case .invalidResponse = $0 { true } else { false }
        } script: {
            $0.write("HTTP/1.1 200 OK\r\n" + String(repeating: "a:\r\n", count: 30_000) + "\r\n")
        },
        Fault("leaves after a head without end") {
            if case .incomplete(_, received: true) = $0 { true } else { false }
        } script: {
            $0.write("HTTP/1.1 200 OK\r\nContent-Le")
        },
        Fault("ends a chunk late") {
            if case .incomplete = $0 { true } else { false }
        } script: {
            $0.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcdef\r\n0\r\n\r\n")
        },
        Fault("sends a chunk larger than memory") {
            if case .incomplete = $0 { true } else { false }
        } script: {
            $0.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\nab\r\n")
        },
        Fault("sends a chunk's size without end") {
            if case .incomplete = $0 { true } else { false }
        } script: {
            $0.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            $0.write(String(repeating: "1", count: 100_000))
        },
        Fault("sends more than anybody collects") {
            if case .invalidResponse = $0 { true } else { false }
        } script: { connection in
            connection.write("HTTP/1.1 200 OK\r\n\r\n")
            while connection.write(Array(repeating: UInt8(ascii: "x"), count: 65536)) {}
        },
        Fault("sends a chunk of no size") {
            if case .incomplete = $0 { true } else { false }
        } script: {
            $0.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n")
        },
    ]

    private init(
        _ description: String,
        firstByte: Duration = .seconds(20),
        idle: Duration = .seconds(20),
        total: Duration = .seconds(60),
        expected: @escaping @Sendable (UpstreamError) -> Bool,
        script: @escaping @Sendable (ScriptedServer.Connection) -> Void
    ) {
        testDescription = "an upstream that " + description
        limits = UpstreamTimeLimits(connect: .seconds(5), firstByte: firstByte, idle: idle, total: total)
        self.expected = expected
        self.script = script
    }
}

@Test(.timeLimit(.minutes(5)), arguments: Fault.all)
func `a fault of the upstream is told, and the next request is served`(fault: Fault) async throws {
    let server = try ScriptedServer { connection in
        guard let (head, _) = connection.readRequest() else { return }
        if head.hasPrefix("GET /well") {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        } else {
            fault.script(connection)
        }
    }
    let client = try UpstreamClient()
    let error = await #expect(throws: UpstreamError.self) {
        let response = try await client.send(UpstreamRequest(.get, server.url, limits: fault.limits))
        _ = try await response.body.collect(upTo: 1 << 20)
    }
    #expect(error.map(fault.expected) == true, "\(String(describing: error))")
    let response = try await client.send(UpstreamRequest(.get, server.url + "well"))
    #expect(try await response.body.collect(upTo: 10) == ByteBuffer(string: "ok"))
}

@Test(.timeLimit(.minutes(5)))
func `a port where nobody listens is no connection`() async throws {
    let client = try UpstreamClient()
    let error = await #expect(throws: UpstreamError.self) {
        try await client.send(UpstreamRequest(.get, "http://127.0.0.1:1/"))
    }
    guard case .noConnection(let reason) = error else { throw try #require(error) }
    #expect(reason.hasPrefix("127.0.0.1:1: "))
    #expect(error?.isRetrySafe == true)
}

@Test(.timeLimit(.minutes(5)))
func `a server without TLS is not trusted`() async throws {
    let server = try ScriptedServer { $0.write("HTTP/1.1 400 Bad Request\r\n\r\n") }
    let client = try UpstreamClient()
    let error = await #expect(throws: UpstreamError.self) {
        try await client.send(UpstreamRequest(.get, "https://127.0.0.1:\(server.port)/"))
    }
    guard case .notTrusted = error else { throw try #require(error) }
}

@Test(.timeLimit(.minutes(5)))
func `a redirect is an answer like any other`() async throws {
    let server = try ScriptedServer {
        $0.answer("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n")
    }
    let client = try UpstreamClient()
    #expect(try await client.send(UpstreamRequest(.get, server.url)).head.status == 302)
}

@Test(.timeLimit(.minutes(5)))
func `heads before the one that counts are skipped`() async throws {
    let server = try ScriptedServer {
        $0.answer(
            "HTTP/1.1 103 Early Hints\r\nX-A: early\r\n\r\nHTTP/1.1 200 OK\r\nX-A: late\r\nContent-Length: 0\r\n\r\n"
        )
    }
    let client = try UpstreamClient()
    let head = try await client.send(UpstreamRequest(.get, server.url)).head
    #expect(head.status == 200)
    #expect(head["x-a"] == "late")
}

@Test(.timeLimit(.minutes(5)))
func `what follows the length that was said belongs to nobody`() async throws {
    let server = try ScriptedServer {
        $0.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")
    }
    let client = try UpstreamClient()
    for _ in 0..<3 {
        let response = try await client.send(UpstreamRequest(.get, server.url))
        #expect(try await response.body.collect(upTo: 10) == ByteBuffer(string: "ok"))
    }
}

@Test(.timeLimit(.minutes(5)))
func `a compressed body is handed on as it is`() async throws {
    let server = try ScriptedServer {
        $0.answer("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u{1F}\u{8}ab")
    }
    let client = try UpstreamClient()
    let response = try await client.send(UpstreamRequest(.get, server.url))
    #expect(response.head["content-encoding"] == "gzip")
    #expect(try await response.body.collect(upTo: 10) == ByteBuffer(string: "\u{1F}\u{8}ab"))
}

@Test(.timeLimit(.minutes(5)))
func `cookies are not kept, and lines of a head are what they say`() async throws {
    let server = try ScriptedServer { connection in
        while let (head, _) = connection.readRequest() {
            let body = head.contains("Cookie") ? "cookie" : "none"
            connection.write(
                "HTTP/1.1 200\r\nSet-Cookie: a=b\r\nX-Long-Name: 1\r\nX-Long:\t2 \r\n folded: 3\r\n"
                    + "HTTP/1.1 500: 4\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            )
        }
    }
    let client = try UpstreamClient()
    for _ in 0..<2 {
        let response = try await client.send(UpstreamRequest(.get, server.url))
        #expect(response.head.status == 200)
        #expect(response.head["x-long"] == "2")
        #expect(response.head["folded"] == nil)
        #expect(response.head["x-lon"] == nil)
        #expect(response.head[""] == nil)
        #expect(response.head.headers.map(\.name).prefix(3) == ["Set-Cookie", "X-Long-Name", "X-Long"])
        #expect(try await response.body.collect(upTo: 10) == ByteBuffer(string: "none"))
    }
}

@Test(arguments: [
    UpstreamRequest(.get, "file:///etc/passwd"), UpstreamRequest(.get, "gopher://127.0.0.1/"),
    UpstreamRequest(.get, "ftp://127.0.0.1/"), UpstreamRequest(.get, "http://"),
    UpstreamRequest(.get, "http://user:secret@127.0.0.1:1/"),
    UpstreamRequest(.get, "http://127.0.0.1/", headers: [("Transfer-Encoding", "chunked")]),
    UpstreamRequest(.get, "http://127.0.0.1/", headers: [("content-length", "3")]),
    UpstreamRequest(.get, "http://127.0.0.1/", headers: [("Host", "evil")]),
    UpstreamRequest(.get, "http://127.0.0.1/ x"), UpstreamRequest(.get, "http://127.0.0.1/\r\nHost: evil"),
    UpstreamRequest(.get, "http://127.0.0.1/", headers: [("X", "a\r\nY: b")]),
    UpstreamRequest(.get, "http://127.0.0.1/", headers: [("X: a\r\nY", "b")]),
    UpstreamRequest(.get, "http://127.0.0.1/", headers: [("", "b")]),
    UpstreamRequest(.get, "http://127.0.0.1/", headers: [("X", "a\u{0}")]),
])
func `what would say something else on the wire is refused`(request: UpstreamRequest) async throws {
    let client = try UpstreamClient()
    let error = await #expect(throws: UpstreamError.self) { try await client.send(request) }
    guard case .invalidRequest = error else { throw try #require(error) }
}

@Test(.timeLimit(.minutes(5)))
func `a client that was shut down ends what runs and refuses what comes`() async throws {
    let arrived = Signal()
    let server = try ScriptedServer { connection in
        _ = connection.readRequest()
        arrived.send()
        connection.waitForClose()
    }
    let client = try UpstreamClient()
    let task = Task { try await client.send(UpstreamRequest(.get, server.url)).head.status }
    #expect(await arrived.wait(120))
    client.shutDown()
    #expect(await #expect(throws: UpstreamError.self) { try await task.value } == .shutDown)
    let second = await #expect(throws: UpstreamError.self) { try await client.send(UpstreamRequest(.get, server.url)) }
    #expect(second == .shutDown)
}

@Test(.timeLimit(.minutes(5)))
func `the environment's proxy is not used`() async throws {
    setenv("http_proxy", "http://127.0.0.1:1", 1)
    defer { unsetenv("http_proxy") }
    let server = try ScriptedServer { $0.answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
    let client = try UpstreamClient()
    #expect(try await client.send(UpstreamRequest(.get, server.url)).head.status == 200)
}
