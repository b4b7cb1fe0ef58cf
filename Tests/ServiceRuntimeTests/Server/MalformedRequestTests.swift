import ServiceRuntime
import Testing

@Suite(.timeLimit(.minutes(2))) struct MalformedRequestTests {
    /// Each is followed by what would be a request of its own, if someone took it for one.
    @Test(arguments: [
        "GET /hello HTTP/1.1\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET /hello HTTP/1.1\r\n Host: a\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a\r\nX: a\r\n folded\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a\r\nX\u{0}: a\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a\r\nX: \u{0}\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a\r\n: a\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET /hello HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET /hello HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET /hel lo HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /hello\r\nHost: a\r\n\r\n",
        "BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n",
        "get /hello HTTP/1.1\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5, 5\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0x5\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: \r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\u{b}chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
    ])
    func `what is no request is refused once, and the connection closed`(request: String) async throws {
        try await withService([.text("/hello", "hi"), .text("/smuggled", "oh"), .echo("/echo")]) { port, _ in
            let answer = try await exchange(port, request + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(answer.status == "400", "\(answer)")
            #expect(answer.contains("connection: close\r\n"))
            #expect(!answer.contains("oh"))
            #expect(answer.ranges(of: "HTTP/1.1 ").count == 1, "\(answer)")
        }
    }

    @Test func `what follows a good request and is none is refused after that was answered`() async throws {
        try await withService([.text("/hello", "hi")]) { port, _ in
            let answer = try await exchange(port, "GET /hello HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n\r\n")
            #expect(answer.contains("hiHTTP/1.1 400"))
        }
    }

    @Test func `a good request is answered in whatever pieces it comes`() async throws {
        try await withService([.echo("/echo")]) { port, _ in
            let connection = try await RawConnection(port: port)
            for byte in "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc".utf8 {
                try await connection.send([byte])
            }
            #expect(try await connection.receiveAll().body == "abc")
        }
    }
}
