import Foundation
import NIOCore
import Testing
import UpstreamHTTP

private func limits(
    connect: Duration = .seconds(5),
    firstByte: Duration = .seconds(20),
    idle: Duration = .seconds(20),
    total: Duration = .seconds(60)
) -> UpstreamTimeLimits {
    UpstreamTimeLimits(connect: connect, firstByte: firstByte, idle: idle, total: total)
}

private func text(_ response: UpstreamResponse) async throws -> String {
    String(buffer: try await response.body.collect(upTo: 1 << 20))
}

@Test(.timeLimit(.minutes(5)))
func `a request says what it was told to, and the answer comes back`() async throws {
    let server = try ScriptedServer { connection in
        while let (head, body) = connection.readRequest() {
            let lines = head.split(separator: "\r\n").sorted().joined(separator: "|")
            let answer = "\(lines)#\(String(decoding: body, as: UTF8.self))"
            connection.write(
                "HTTP/1.1 201 Created\r\nX-A: 1\r\nx-a:  2 \r\nX-Empty:\r\nContent-Length: \(answer.utf8.count)\r\n\r\n\(answer)"
            )
        }
    }
    let client = try UpstreamClient()
    let response = try await client.send(
        UpstreamRequest(
            .post(ByteBuffer(string: "{}")),
            server.url + "v1/chat?x=1",
            headers: [("Authorization", "Bearer k"), ("X-Empty", "")]
        )
    )
    #expect(response.head.status == 201)
    #expect(response.head["x-A"] == "1")
    #expect(response.head.headers.map(\.value).prefix(3) == ["1", "2", ""])
    let echo = try await text(response)
    #expect(echo.contains("POST /v1/chat?x=1 HTTP/1.1"))
    #expect(echo.contains("Authorization: Bearer k"))
    #expect(echo.contains("X-Empty:"))
    #expect(echo.hasSuffix("#{}"))
    #expect(!echo.contains("Expect"))
}

@Test(.timeLimit(.minutes(5)))
func `connections are used again`() async throws {
    let server = try ScriptedServer { $0.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") }
    let client = try UpstreamClient()
    for _ in 0..<20 {
        #expect(try await text(try await client.send(UpstreamRequest(.get, server.url))) == "ok")
    }
    #expect(server.connections == 1)
}

@Test(.timeLimit(.minutes(5)))
func `many requests run at once`() async throws {
    let server = try ScriptedServer { $0.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") }
    let client = try UpstreamClient()
    let answers = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<200 {
            group.addTask { try await text(try await client.send(UpstreamRequest(.get, server.url))) }
        }
        return try await group.reduce(into: [String]()) { $0.append($1) }
    }
    #expect(answers == Array(repeating: "ok", count: 200))
}

@Test(.timeLimit(.minutes(5)))
func `pieces come as they are sent`() async throws {
    let next = Signal()
    let server = try ScriptedServer { connection in
        guard connection.readRequest() != nil else { return }
        connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for piece in ["one", "two", "three"] {
            connection.write("\(String(piece.utf8.count, radix: 16))\r\n\(piece)\r\n")
            _ = next.blockingWait()
        }
        connection.write("0\r\nTrailer: x\r\n\r\n")
    }
    let client = try UpstreamClient()
    let response = try await client.send(UpstreamRequest(.get, server.url))
    var pieces: [String] = []
    for try await piece in response.body {
        pieces.append(String(buffer: piece))
        // The next piece is only sent once this one is here.
        next.send()
    }
    #expect(pieces == ["one", "two", "three"])
    #expect(response.head["trailer"] == nil)
}

@Test(.timeLimit(.minutes(5)))
func `a slow reader holds the connection back, and misses nothing`() async throws {
    let size = 16 << 20
    let block = (0..<65536).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let server = try ScriptedServer { connection in
        guard connection.readRequest() != nil else { return }
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")
        for _ in 0..<size / block.count { guard connection.write(block) else { return } }
    }
    let client = try UpstreamClient()
    let response = try await client.send(UpstreamRequest(.get, server.url))
    let expected = Data((0..<size / block.count).flatMap { _ in block })
    var body = Data()
    for try await piece in response.body {
        body.append(contentsOf: piece.readableBytesView)
        #expect(piece.readableBytes <= 1 << 20)
        if body.count < 2 << 20 { try await Task.sleep(for: .milliseconds(5)) }
    }
    #expect(body == expected)
}

@Test(.timeLimit(.minutes(5)), arguments: [true, false])
func `a reader who leaves ends the upstream's work, before the head and after`(afterHead: Bool) async throws {
    let arrived = Signal()
    let closed = Signal()
    let server = try ScriptedServer { connection in
        guard connection.readRequest() != nil else { return }
        if afterHead { connection.write("HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\nab") }
        arrived.send()
        connection.waitForClose()
        closed.send()
    }
    let client = try UpstreamClient()
    let task = Task {
        let response = try await client.send(UpstreamRequest(.get, server.url))
        for try await _ in response.body {}
    }
    #expect(await arrived.wait(120))
    task.cancel()
    #expect(await closed.wait(120))
    let error = await #expect(throws: UpstreamError.self) { try await task.value }
    #expect(error == .cancelled)
}

@Test(.timeLimit(.minutes(5)))
func `a body that nobody keeps ends the request`() async throws {
    let closed = Signal()
    let server = try ScriptedServer { connection in
        guard connection.readRequest() != nil else { return }
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\nab")
        connection.waitForClose()
        closed.send()
    }
    let client = try UpstreamClient()
    var response: UpstreamResponse? = try await client.send(UpstreamRequest(.get, server.url))
    #expect(response?.head.status == 200)
    response = nil
    #expect(await closed.wait(120))
}
