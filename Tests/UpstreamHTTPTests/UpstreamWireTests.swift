import Foundation
import NIOCore
import Synchronization
import Testing
import UpstreamHTTP

/// What a request is on the wire: its lines, sorted, and its body.
private func echo() throws -> ScriptedServer {
    try ScriptedServer { connection in
        while let (head, body) = connection.readRequest() {
            let lines = head.split(separator: "\r\n").sorted().joined(separator: "|")
            let answer = "\(lines)#\(String(decoding: body, as: UTF8.self))"
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(answer.utf8.count)\r\n\r\n\(answer)")
        }
    }
}

@Test(.timeLimit(.minutes(5)))
func `each request on a connection is itself, and nothing of the one before`() async throws {
    let server = try echo()
    let client = try UpstreamClient()
    let address = "127.0.0.1:\(server.port)"
    let posted = "Accept: */*|Content-Length: "
    let cases: [(UpstreamRequest, String)] = [
        (
            UpstreamRequest(.post(ByteBuffer(string: "one")), server.url + "a", headers: [("Authorization", "k1")]),
            "\(posted)3|Host: \(address)|POST /a HTTP/1.1#one"
        ),
        (
            UpstreamRequest(.post(ByteBuffer(string: "three")), server.url + "a", headers: [("Authorization", "k2")]),
            "\(posted)5|Host: \(address)|POST /a HTTP/1.1#three"
        ),
        (
            UpstreamRequest(.get, server.url + "b", headers: [("Authorization", "k2")]),
            "Accept: */*|GET /b HTTP/1.1|Host: \(address)#"
        ),
        (
            UpstreamRequest(.post(ByteBuffer()), server.url + "b", headers: [("Authorization", "k2")]),
            "\(posted)0|Host: \(address)|POST /b HTTP/1.1#"
        ),
        (UpstreamRequest(.get, server.url), "Accept: */*|GET / HTTP/1.1|Host: \(address)#"),
    ]
    for (request, expected) in cases {
        let response = try await client.send(request)
        let answer = String(buffer: try await response.body.collect(upTo: 1 << 20))
        let key = request.headers.first.map { "|Authorization: \($0.value)" } ?? ""
        #expect(answer == expected.replacing("Accept: */*", with: "Accept: */*\(key)"))
    }
    #expect(server.connections == 1)
}

@Test(.timeLimit(.minutes(5)))
func `header lines that differ from those of the request before are sent, and the others again`() async throws {
    let server = try echo()
    let client = try UpstreamClient()
    for values in [("1", "2", "3"), ("1", "other, and longer", "3"), ("", "2", "4"), ("1", "2", "3")] {
        let headers = [("A", values.0), ("B", values.1), ("C", values.2)]
        let response = try await client.send(UpstreamRequest(.get, server.url, headers: headers))
        let answer = String(buffer: try await response.body.collect(upTo: 1 << 20))
        let sent = answer.split(separator: "|").filter { ["A:", "B:", "C:"].contains($0.prefix(2)) }
        #expect(
            sent.joined(separator: "|").replacing(" ", with: "")
                == headers.map { "\($0):\($1)" }.joined(separator: "|").replacing(" ", with: "")
        )
    }
    await #expect(throws: UpstreamError.invalidRequest("the header 'B' has a control character")) {
        _ = try await client.send(
            UpstreamRequest(.get, server.url, headers: [("A", "1"), ("B", "2\r\nD: 3"), ("C", "3")])
        )
    }
}

@Test(.timeLimit(.minutes(5)))
func `header values that look alike are not taken for each other`() async throws {
    let server = try echo()
    let client = try UpstreamClient()
    for value in ["\u{E9}", "e\u{301}"] {
        let response = try await client.send(UpstreamRequest(.get, server.url, headers: [("X", value)]))
        let answer = try await response.body.collect(upTo: 1 << 20)
        #expect(answer.readableBytesView.firstRange(of: Array("X: \(value)".utf8)) != nil)
    }
}

@Test(.timeLimit(.minutes(5)))
func `a large body is sent whole, and the caller's buffer is left alone`() async throws {
    let bytes = (0..<48).flatMap { [UInt8](repeating: $0, count: 65536) }
    let server = try ScriptedServer { connection in
        guard let (_, body) = connection.readRequest() else { return }
        let answer = body == bytes ? "same" : "other"
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(answer.utf8.count)\r\n\r\n\(answer)")
    }
    let client = try UpstreamClient()
    var body = ByteBuffer(bytes: bytes)
    let request = UpstreamRequest(.post(body), server.url)
    async let response = client.send(request)
    // Ours to write to, while the request is on its way.
    body.setRepeatingByte(0xFF, count: body.readableBytes, at: 0)
    #expect(String(buffer: try await response.body.collect(upTo: 100)) == "same")
}

@Test(.timeLimit(.minutes(5)))
func `a short answer is here at once, and a long one piece by piece`() async throws {
    let server = try ScriptedServer { connection in
        guard let (head, _) = connection.readRequest() else { return }
        if head.hasPrefix("GET /short") {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab")
            usleep(50_000)
            connection.write("cd")
        } else {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n")
            connection.write(Array(repeating: UInt8(ascii: "x"), count: 70000))
        }
    }
    let client = try UpstreamClient()
    let short = try await client.send(UpstreamRequest(.get, server.url + "short"))
    #expect(short.body.whole.map { String(buffer: $0) } == "abcd")
    var pieces: [String] = []
    for try await piece in short.body { pieces.append(String(buffer: piece)) }
    #expect(pieces == ["abcd"])
    let error = await #expect(throws: UpstreamError.self) { try await short.body.collect(upTo: 3) }
    guard case .invalidResponse = error else { throw try #require(error) }
    let long = try await client.send(UpstreamRequest(.get, server.url + "long"))
    #expect(try await long.body.collect(upTo: 70000).readableBytes == 70000)
}

@Test(.timeLimit(.minutes(5)))
func `a short answer that is cut off is none`() async throws {
    let server = try ScriptedServer { connection in
        guard connection.readRequest() != nil else { return }
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab")
    }
    let client = try UpstreamClient()
    let error = await #expect(throws: UpstreamError.self) { try await client.send(UpstreamRequest(.get, server.url)) }
    guard case .incomplete(_, received: true) = error else { throw try #require(error) }
}

@Test(.timeLimit(.minutes(5)))
func `a response that outlives the client's last use is read to its end`() async throws {
    let go = Signal()
    let server = try ScriptedServer { connection in
        guard connection.readRequest() != nil else { return }
        connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n")
        _ = go.blockingWait()
        connection.write("2\r\ncd\r\n0\r\n\r\n")
    }
    func response() async throws -> UpstreamResponse {
        try await UpstreamClient().send(UpstreamRequest(.get, server.url))
    }
    let body = try await response().body
    go.send()
    #expect(String(buffer: try await body.collect(upTo: 100)) == "abcd")
}

@Test(.timeLimit(.minutes(5)))
func `an upstream can't send what nobody reads`() async throws {
    let size = 100 << 20
    let block = (0..<65536).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let counter = Counter()
    let server = try ScriptedServer { connection in
        guard connection.readRequest() != nil else { return }
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")
        for _ in 0..<size / block.count {
            guard connection.write(block) else { return }
            counter.add(block.count)
        }
    }
    let client = try UpstreamClient()
    let response = try await client.send(UpstreamRequest(.get, server.url))
    // Until the server gets no further.
    var last = -1
    while last != counter.value {
        last = counter.value
        try await Task.sleep(for: .milliseconds(500))
    }
    #expect(last < 32 << 20)
    let expected = block + block
    var position = 0
    var isExact = true
    for try await piece in response.body {
        var piece = piece
        while let bytes = piece.readBytes(length: min(65536, piece.readableBytes)), !bytes.isEmpty {
            let start = position & 0xFFFF
            isExact = isExact && memcmp(bytes, Array(expected[start..<start + bytes.count]), bytes.count) == 0
            position += bytes.count
        }
    }
    #expect(position == size)
    #expect(isExact)
}

private final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add(_ more: Int) {
        count.add(more, ordering: .relaxed)
    }
}
