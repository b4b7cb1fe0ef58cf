import PlatformContract
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct MetricsTests {
    @Test func `the proxy exports every metric that the catalogue has for it, and no other`() async throws {
        try await withProxy(gateway: Gateway.answers) { proxy in
            _ = try await proxy.ask(#"{"question":"Why?"}"#)
            _ = try await proxy.get("/health")
            // A request that failed, so that there is an error to count.
            let text = try await proxy.get("/metrics").text
            let own = Metric.llmProxy + Metric.http.filter { $0 != .httpRequestErrors }
            let exported = exportedMetrics(text).subtracting(Metric.process.map(\.name))
            let catalogue = Set(own.map(\.name))
            #expect(exported == catalogue, "\(exported.symmetricDifference(catalogue).sorted())")
        }
    }

    @Test(arguments: [
        (401, "credentials_rejected"), (404, "rejected"), (429, "rate_limited"), (500, "failed"), (200, "succeeded"),
    ])
    func `each call of the gateway is counted once, by how it ended`(_ status: Int, _ outcome: String) async throws {
        try await withProxy(gateway: { _, socket in
            try socket.respond(Gateway.completion, status: "\(status) Any")
        }) { proxy in
            _ = try await proxy.ask(#"{"question":"Why?"}"#)
            let text = try await proxy.get("/metrics").text
            let labels = #"tenant="acme-corp",operation="chat""#
            #expect(text.contains("llm_proxy_gateway_requests_total{\(labels),outcome=\"\(outcome)\"} 1\n"))
            #expect(text.contains("llm_proxy_gateway_request_duration_seconds_count{\(labels)} 1\n"))
        }
    }

    @Test func `a stream that breaks off is a call that was broken`() async throws {
        try await withProxy(gateway: { _, socket in
            try socket.send(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 1000000\r\n\r\n"
                    + Gateway.chunk("Be")
            )
            // The connection ends here.
            throw CancellationError()
        }) { proxy in
            let answer = try await proxy.ask(#"{"question":"Why?"}"#, accept: "text/event-stream")
            #expect(answer.text.contains("event: error"))
            let text = try await proxy.get("/metrics").text
            #expect(text.contains(#"operation="chat",outcome="broken"} 1"#))
        }
    }
}
