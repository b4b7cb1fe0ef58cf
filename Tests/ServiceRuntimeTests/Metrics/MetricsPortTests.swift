import HTTPTypes
import ServiceRuntime
import Testing

@Suite(.timeLimit(.minutes(2))) struct MetricsPortTests {
    @Test func `metrics with a port of their own are nowhere else, and nothing else is there`() async throws {
        let metrics = MetricsRegistry()
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        try await withService(
            [.text("/hello", "hi")],
            metrics: metrics,
            configure: { $0.metricsPort = 0 },
            onMetricsListening: { listening.yield($0) }
        ) { port, _ in
            var iterator = ports.makeAsyncIterator()
            let own = try #require(await iterator.next())
            func status(_ port: Int, _ path: String) async throws -> String {
                try await exchange(port, "GET \(path) HTTP/1.1\r\n\(RequestTests.close)").status
            }
            #expect(try await status(port, "/hello") == "200")
            #expect(try await status(port, "/metrics") == "404")
            #expect(try await status(port, "//metrics") == "404")
            #expect(try await status(port, "http://a/metrics") == "404")
            #expect(try await status(own, "/metrics") == "200")
            #expect(try await status(own, "/hello") == "404")
            #expect(try await status(own, "/ready") == "404")
            #expect(try await status(port, "/ready") == "200")
        }
    }
}
