import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore
import ServiceRuntime
import Testing

@Suite(.timeLimit(.minutes(2))) struct RequestTests {
    static let close = "Host: a\r\nConnection: close\r\n\r\n"

    @Test func `a route answers its method and path`() async throws {
        try await withService([.text("/hello", "hi"), .echo("/echo")]) { port, _ in
            let answer = try await exchange(port, "GET /hello?a=b HTTP/1.1\r\n\(Self.close)")
            #expect(answer.status == "200")
            #expect(answer.body == "hi")
            #expect(answer.contains("Content-Length: 2\r\n"))
            #expect(answer.contains("connection: close\r\n"))
            let echo = try await exchange(
                port,
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc"
            )
            #expect(echo.body == "abc")
        }
    }

    @Test func `requests on one connection are answered in their order, also when sent at once`() async throws {
        try await withService([.text("/one", "1st"), .text("/two", "2nd"), .echo("/echo")]) { port, _ in
            let answer = try await exchange(
                port,
                """
                GET /one HTTP/1.1\r\nHost: a\r\n\r\n\
                POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n\
                GET /two HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n\
                GET /one HTTP/1.1\r\nHost: a\r\n\r\n
                """
            )
            let bodies = answer.components(separatedBy: "HTTP/1.1 200 OK").dropFirst().map(\.body)
            #expect(bodies == ["1st", "abcde", "2nd"])
        }
    }

    @Test func `HEAD answers as GET without a body, of a stream too`() async throws {
        let stream = Route(.get, "/stream") { _, _ in
            Response(
                status: .ok,
                body: .init { writer in
                    try await writer.write(ByteBuffer(string: "never"))
                    try await writer.finish(nil)
                }
            )
        }
        try await withService([.text("/hello", "hi"), stream]) { port, _ in
            let answer = try await exchange(
                port,
                "HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\nHEAD /stream HTTP/1.1\r\n\(Self.close)"
            )
            #expect(answer.contains("Content-Length: 2\r\n"))
            #expect(answer.components(separatedBy: "HTTP/1.1 200 OK").count == 3)
            #expect(!answer.contains("hi\r\n") && !answer.contains("hiHTTP"))
            #expect(answer.hasSuffix("\r\n\r\n") && !answer.hasSuffix("0\r\n\r\n"))
        }
    }

    @Test func `an unknown path is not found, and another method is told which are allowed`() async throws {
        try await withService([.text("/hello", "hi")]) { port, _ in
            let missing = try await exchange(port, "GET /nothing HTTP/1.1\r\n\(Self.close)")
            #expect(missing.status == "404")
            #expect(missing.body == #"{"error":"there is nothing at this path"}"#)
            let wrong = try await exchange(port, "DELETE /hello HTTP/1.1\r\n\(Self.close)")
            #expect(wrong.status == "405")
            #expect(wrong.contains("Allow: GET, HEAD\r\n"))
        }
    }

    @Test func `a stream comes in chunks, each as it is written`() async throws {
        let (steps, next) = AsyncStream.makeStream(of: Void.self)
        let stream = Route(.get, "/stream") { _, _ in
            Response(
                status: .ok,
                body: .init { writer in
                    try await writer.write(ByteBuffer(string: "first"))
                    for await _ in steps { break }
                    try await writer.write(ByteBuffer(repeating: UInt8(ascii: "x"), count: 100_000))
                    try await writer.finish(nil)
                }
            )
        }
        try await withService([stream]) { port, _ in
            let connection = try await RawConnection(port: port)
            try await connection.send("GET /stream HTTP/1.1\r\n\(Self.close)")
            let start = try await connection.receive(until: "first\r\n")
            #expect(start.body == "5\r\nfirst\r\n")
            next.yield()
            let rest = try await connection.receiveAll()
            #expect(rest == "186a0\r\n" + String(repeating: "x", count: 100_000) + "\r\n0\r\n\r\n")
        }
    }

    @Test func `a client of HTTP 1.0 gets no chunks, and the connection's end`() async throws {
        let stream = Route(.get, "/stream") { _, _ in
            Response(
                status: .ok,
                body: .init { writer in
                    try await writer.write(ByteBuffer(string: "all"))
                    try await writer.finish(nil)
                }
            )
        }
        try await withService([.text("/hello", "hi"), stream]) { port, _ in
            #expect(try await exchange(port, "GET /stream HTTP/1.0\r\n\r\n").body == "all")
            #expect(try await exchange(port, "GET /hello HTTP/1.0\r\n\r\n").body == "hi")
            let connection = try await RawConnection(port: port)
            try await connection.send("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try await connection.receive(until: "hi").contains("connection: keep-alive\r\n"))
            try await connection.send("GET /hello HTTP/1.0\r\n\r\n")
            #expect(try await connection.receiveAll().body == "hi")
        }
    }

    @Test func `who asks to go on is told to, before the body`() async throws {
        try await withService([.echo("/echo")]) { port, _ in
            let connection = try await RawConnection(port: port)
            try await connection.send(
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
            )
            #expect(try await connection.receive(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            try await connection.send("abc")
            #expect(try await connection.receiveAll().body == "abc")
        }
    }

    @Test func `nothing is upgraded to, and the connection is free for others`() async throws {
        try await withService([.text("/hello", "hi")]) { port, _ in
            let answer = try await exchange(
                port,
                "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n"
            )
            #expect(answer.status == "200")
            #expect(answer.contains("connection: close\r\n"))
        }
    }

    @Test func `an error that no handler meant says nothing of itself`() async throws {
        struct Secret: Error { let text = "sk-planted" }
        let failing = Route(.get, "/failing") { _, _ in throw Secret() }
        try await withService([failing]) { port, _ in
            let answer = try await exchange(port, "GET /failing HTTP/1.1\r\n\(Self.close)")
            #expect(answer.status == "500")
            #expect(answer.body == #"{"error":"internal error"}"#)
        }
    }
}
