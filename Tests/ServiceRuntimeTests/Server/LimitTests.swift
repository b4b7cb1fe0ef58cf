import HTTPTypes
import HummingbirdCore
import NIOCore
import ServiceRuntime
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2))) struct LimitTests {
    @Test func `a head that is too large is refused`() async throws {
        try await withService([.text("/hello", "hi")], configure: { $0.headLimit = 1000 }) { port, _ in
            let long = String(repeating: "x", count: 2000)
            let header = try await exchange(port, "GET /hello HTTP/1.1\r\nHost: a\r\nX-Long: \(long)\r\n\r\n")
            #expect(header.status == "431")
            let path = try await exchange(port, "GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(path.status == "431")
            let many = String(repeating: "a: b\r\n", count: 500)
            let headers = try await exchange(port, "GET /hello HTTP/1.1\r\nHost: a\r\n\(many)\r\n")
            #expect(headers.status == "431")
        }
    }

    @Test func `a body that is told to be too large is refused before it is read`() async throws {
        try await withService([.echo("/echo")], configure: { $0.bodyLimit = 10 }) { port, _ in
            let connection = try await RawConnection(port: port)
            try await connection.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n")
            let answer = try await connection.receiveAll()
            #expect(answer.status == "413")
            #expect(answer.contains("connection: close\r\n"))
        }
    }

    @Test(arguments: ["Content-Length: 100000000", "Transfer-Encoding: chunked"])
    func `100 MB are not read to the end`(framing: String) async throws {
        try await withService([.echo("/echo"), .text("/hello", "hi")], configure: { $0.bodyLimit = 1000 }) { port, _ in
            for path in ["POST /echo", "POST /nothing", "GET /hello"] {
                let connection = try await RawConnection(port: port)
                try await connection.send("\(path) HTTP/1.1\r\nHost: a\r\n\(framing)\r\n\r\n")
                let piece =
                    framing.hasPrefix("T")
                    ? Array("10000\r\n".utf8) + [UInt8](repeating: 120, count: 65536) + Array("\r\n".utf8)
                    : [UInt8](repeating: 120, count: 65536)
                var sent = 0
                // Sending fails once the connection is closed.
                let failure = await #expect(throws: RawConnection.Failure.self) {
                    while sent < 100_000_000 {
                        try await connection.send(piece)
                        sent += 65536
                    }
                }
                #expect(failure?.call == "send")
                #expect(sent < 50_000_000)
            }
        }
    }

    @Test func `a body at the limit is read, and one byte more is refused, in chunks too`() async throws {
        try await withService([.echo("/echo")], configure: { $0.bodyLimit = 10 }) { port, _ in
            let head = "POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            let answer1 = try await exchange(port, "\(head)Content-Length: 10\r\n\r\n0123456789")
            #expect(answer1.body == "0123456789")
            let answer2 = try await exchange(port, "\(head)Content-Length: 11\r\n\r\n0123456789a")
            #expect(answer2.status == "413")
            let chunks = "Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n5\r\n56789\r\n"
            let answer3 = try await exchange(port, "\(head)\(chunks)0\r\n\r\n")
            #expect(answer3.body == "0123456789")
            let answer4 = try await exchange(port, "\(head)\(chunks)1\r\na\r\n0\r\n\r\n")
            #expect(answer4.status == "413")
        }
    }

    @Test func `a connection that says nothing is closed`() async throws {
        try await withService(configure: { $0.headTime = .milliseconds(100) }) { port, _ in
            let answer = try await exchange(port, "")
            #expect(answer.isEmpty)
        }
    }

    @Test func `a head that drips is cut off, however its bytes are spread`() async throws {
        try await withService(configure: { $0.headTime = .milliseconds(300) }) { port, _ in
            let connection = try await RawConnection(port: port)
            try await connection.send("GET / HTTP/1.1\r\n")
            let dripping = Task {
                while !Task.isCancelled {
                    try connection.drip("X: a\r\n")
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            #expect(try await connection.receive(until: "\r\n\r\n").status == "408")
            dripping.cancel()
            _ = await dripping.result
        }
    }

    @Test func `a body that drips is cut off, and its handler told`() async throws {
        try await withService([.echo("/echo")], configure: { $0.bodyTime = .milliseconds(300) }) { port, _ in
            let connection = try await RawConnection(port: port)
            try await connection.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
            let dripping = Task {
                while !Task.isCancelled {
                    try connection.drip("x")
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            let answer = try await connection.receive(until: "come\"}")
            #expect(answer.status == "408")
            #expect(answer.contains("x-request-id: "))
            dripping.cancel()
            _ = await dripping.result
        }
    }

    @Test func `a body that never comes is cut off`() async throws {
        try await withService([.echo("/echo")], configure: { $0.bodyTime = .milliseconds(100) }) { port, _ in
            let answer = try await exchange(port, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n")
            #expect(answer.status == "408")
        }
    }

    @Test func `an idle connection is closed after an answer`() async throws {
        try await withService([.text("/hello", "hi")], configure: { $0.idleTime = .milliseconds(100) }) { port, _ in
            let answer = try await exchange(port, "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(answer.body == "hi")
            #expect(!answer.contains("connection: close"))
        }
    }

    @Test func `a request that takes longer than idle connections may wait is answered`() async throws {
        let slow = Route(.get, "/slow") { _, _ in
            try await Task.sleep(for: .milliseconds(1200))
            return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: "done")))
        }
        try await withService([slow]) {
            $0.idleTime = .milliseconds(500)
            $0.headTime = .milliseconds(500)
            $0.bodyTime = .milliseconds(500)
        } _: { port, _ in
            let answer = try await exchange(port, "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(answer.body == "done")
        }
    }

    @Test func `a client that does not read its answer is cut off, and its handler stopped`() async throws {
        let (ends, ended) = AsyncStream.makeStream(of: Bool.self)
        let endless = Route(.get, "/endless") { _, _ in
            Response(
                status: .ok,
                body: .init { writer in
                    do {
                        while true { try await writer.write(ByteBuffer(repeating: 120, count: 65536)) }
                    } catch {
                        ended.yield(Task.isCancelled)
                        throw error
                    }
                }
            )
        }
        try await withService([endless], configure: { $0.writeTime = .milliseconds(200) }) { port, _ in
            let connection = try await RawConnection(port: port, receiveBuffer: 4096)
            try await connection.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
            var iterator = ends.makeAsyncIterator()
            #expect(await iterator.next() == true)
            connection.close()
        }
    }

    @Test func `more requests than may run are told to come back, but probes and scrapes are not`() async throws {
        let (starts, started) = AsyncStream.makeStream(of: Void.self)
        let (steps, next) = AsyncStream.makeStream(of: Void.self)
        let waiting = Route(.get, "/waiting") { _, _ in
            started.yield()
            for await _ in steps { break }
            return Response(status: .ok)
        }
        try await withService([waiting, .text("/hello", "hi")], configure: { $0.requestLimit = 1 }) { port, _ in
            let first = try await RawConnection(port: port)
            try await first.send("GET /waiting HTTP/1.1\r\n\(RequestTests.close)")
            var iterator = starts.makeAsyncIterator()
            await iterator.next()
            let second = try await exchange(port, "GET /hello HTTP/1.1\r\n\(RequestTests.close)")
            #expect(second.status == "503")
            #expect(second.contains("Retry-After: 1\r\n"))
            for path in ["/health", "/ready", "/metrics"] {
                let answer5 = try await exchange(port, "GET \(path) HTTP/1.1\r\n\(RequestTests.close)")
                #expect(answer5.status == "200")
            }
            next.yield()
            #expect(try await first.receiveAll().status == "200")
            let answer6 = try await exchange(port, "GET /hello HTTP/1.1\r\n\(RequestTests.close)")
            #expect(answer6.status == "200")
        }
    }

    @Test func `more connections than may be open wait until one is closed`() async throws {
        try await withService([.text("/hello", "hi")], configure: { $0.connectionLimit = 1 }) { port, _ in
            let first = try await RawConnection(port: port)
            try await first.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await first.receive(until: "hi").body == "hi")
            // The system has accepted it, the service has not.
            let second = try await RawConnection(port: port)
            try await second.send("GET /hello HTTP/1.1\r\n\(RequestTests.close)")
            let answered = Atomic(false)
            async let answer = {
                let text = try await second.receiveAll()
                answered.store(true, ordering: .relaxed)
                return text
            }()
            try await Task.sleep(for: .milliseconds(100))
            let isAnswered = answered.load(ordering: .relaxed)
            #expect(!isAnswered)
            first.close()
            let text = try await answer
            #expect(text.body == "hi")
        }
    }
}
