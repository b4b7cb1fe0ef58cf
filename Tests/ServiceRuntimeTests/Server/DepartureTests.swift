import HTTPTypes
import HummingbirdCore
import NIOCore
import PlatformContract
import ServiceRuntime
import Testing

@Suite(.timeLimit(.minutes(2))) struct DepartureTests {
    /// How a client leaves.
    enum Leaving: CaseIterable {
        case closing
        case halfClosing
    }

    @Test(arguments: Leaving.allCases, [false, true])
    func `a client that leaves stops its handler at once`(leaving: Leaving, afterFirstByte: Bool) async throws {
        let (starts, started) = AsyncStream.makeStream(of: Void.self)
        let (ends, ended) = AsyncStream.makeStream(of: Duration.self)
        let (leaves, left) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
        /// Waits far longer than the test may take.
        @Sendable func wait() async throws {
            started.yield()
            do {
                try await Task.sleep(for: .seconds(600))
            } catch {
                for await time in leaves {
                    ended.yield(time.duration(to: .now))
                    break
                }
                throw error
            }
        }
        let waiting = Route(.post, "/waiting") { request, context in
            _ = try await request.body(in: context)
            guard afterFirstByte else {
                try await wait()
                return Response(status: .ok)
            }
            return Response(
                status: .ok,
                body: .init { writer in
                    try await writer.write(ByteBuffer(string: "first"))
                    try await wait()
                    try await writer.finish(nil)
                }
            )
        }
        let metrics = MetricsRegistry()
        try await withService([waiting], metrics: metrics) { port, _ in
            let connection = try await RawConnection(port: port)
            try await connection.send("POST /waiting HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}")
            var starting = starts.makeAsyncIterator()
            await starting.next()
            if afterFirstByte { _ = try await connection.receive(until: "first") }
            left.yield(.now)
            switch leaving {
            case .closing: connection.close()
            case .halfClosing: connection.finishSending()
            }
            var ending = ends.makeAsyncIterator()
            let time = await ending.next()
            // Milliseconds on an idle machine; without a guard it would be for ever.
            #expect(try #require(time) < .seconds(10))
        }
        let text = String(buffer: metrics.text())
        #expect(text.contains(#"endpoint="/waiting",tenant="blue",status="499"} 1"#), "\(text)")
        #expect(!text.contains("http_request_errors_total{"), "a client that leaves is no error of the service")
        #expect(text.contains(#"http_requests_active{tenant="blue"} 0"#))
    }
}
