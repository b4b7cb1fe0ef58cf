import Foundation
import PlatformContract
import TestSupport
import Testing

@testable import LLMGateway

/// What is seen of calls: metrics, the audit log, the service's own log.
@Suite(.serialized) struct ObservationTests {
    private static let kind = #"tenant="blue",model="small""#

    @Test func `a stream that succeeds is counted with its tokens, its cost and its times`() async throws {
        let upstream = try ScriptedServer { _, socket in
            try socket.stream(
                .delta("Hel"),
                .delta("lo"),
                #"data: {"choices":[],"usage":{"prompt_tokens":1000,"prompt_tokens_details":{"cached_tokens":600},"#
                    + #""completion_tokens":500,"completion_tokens_details":{"reasoning_tokens":200}}}"# + "\n\n",
                .done
            )
        }
        try await withGateway([upstream]) { gateway in
            _ = try await gateway.ask(RunningGateway.streamed)
            _ = try await gateway.ended(1)
            let metrics = try await gateway.metrics()
            #expect(metrics["llm_requests_total{\(Self.kind),operation=\"chat\",outcome=\"succeeded\"}"] == 1)
            for (type, tokens) in [("input", 1000.0), ("output", 500), ("cached", 600), ("reasoning", 200)] {
                #expect(metrics["llm_tokens_total{\(Self.kind),type=\"\(type)\"}"] == tokens)
            }
            let cost = try #require(metrics["llm_cost_usd_total{\(Self.kind)}"])
            #expect(abs(cost - 0.003) < 1e-9)
            #expect(metrics["llm_usage_missing_total{\(Self.kind)}"] == nil)
            #expect(metrics["llm_gateway_overhead_seconds_count{\(Self.kind)}"] == 1)
            for name in ["gen_ai_server_time_to_first_token", "gen_ai_server_time_per_output_token"] {
                #expect(
                    metrics.lines.contains { $0.hasPrefix("\(name)_seconds_count{") && $0.hasSuffix(" 1") },
                    "\(name)"
                )
            }
            #expect(metrics[#"llm_upstream_requests_total{upstream="first",outcome="succeeded"}"#] == 1)
            #expect(metrics[#"llm_limit_allowed{tenant="blue",limit="tokens_per_minute"}"#] == 1_000_000)
            #expect(metrics[#"llm_streams_in_flight{tenant="blue"}"#] == 0)
        }
    }

    @Test(arguments: [
        ("400 Bad Request", "upstream_rejected", "rejected"),
        ("500 Internal Server Error", "upstream_failed", "failed"),
        ("429 Too Many Requests", "upstream_failed", "rate_limited"),
        ("401 Unauthorized", "upstream_failed", "credentials_rejected"),
    ])
    func `a call that fails is counted by how it ended, and costs nothing`(
        _ status: String,
        _ outcome: String,
        _ upstreamOutcome: String
    ) async throws {
        let upstream = try ScriptedServer { _, socket in try socket.respond("{}", status: status) }
        try await withGateway([upstream]) { gateway in
            _ = try await gateway.ask()
            let metrics = try await gateway.metrics()
            #expect(metrics["llm_requests_total{\(Self.kind),operation=\"chat\",outcome=\"\(outcome)\"}"] == 1)
            #expect(metrics["llm_upstream_requests_total{upstream=\"first\",outcome=\"\(upstreamOutcome)\"}"] == 1)
            #expect(metrics["llm_cost_usd_total{\(Self.kind)}"] ?? 0 == 0)
            #expect(metrics["llm_tokens_total{\(Self.kind),type=\"input\"}"] ?? 0 == 0)
        }
    }

    /// An audit line.
    private struct Line: Decodable {
        var level: String
        var logger: String
        var message: String
        var request_id: String
        var tenant: String
        var account: String
        var operation: String
        var model: String
        var stream: Bool
        var outcome: String
        var status: Int
        var upstream: String?
        var attempts: Int
        var input_tokens: Int
        var output_tokens: Int
        var estimated: Bool?
        var cost_usd: Double?
        var duration_ms: Double
    }

    @Test func `a line tells of each call who, what, how it ended, and what it used`() async throws {
        let upstream = try ScriptedServer { request, socket in
            #expect(request["traceparent"]?.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-") == true)
            try socket.respond(.completion())
        }
        try await withGateway([upstream]) { gateway in
            let headers = [
                "X-Request-Id: id-of-this-test", "Traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            ]
            let answer = try await exchange(
                gateway.port,
                "POST",
                RunningGateway.chat,
                headers: RunningGateway.headers() + headers,
                RunningGateway.question
            )
            #expect(answer["x-request-id"] == "id-of-this-test")
            let line = try JSONDecoder().decode(Line.self, from: Data(try await gateway.ended(1)[0].utf8))
            #expect(line.logger == "audit")
            #expect(line.request_id == "id-of-this-test")
            #expect(line.tenant == "blue")
            #expect(line.account == "program")
            #expect(line.operation == "chat")
            #expect(line.model == "small")
            #expect(line.stream == false)
            #expect(line.outcome == "succeeded")
            #expect(line.status == 200)
            #expect(line.upstream == "first")
            #expect(line.attempts == 1)
            #expect(line.input_tokens == 7)
            #expect(line.output_tokens == 5)
            #expect(line.estimated == nil)
            #expect(line.cost_usd == 0.000_027)
            #expect(line.duration_ms > 0)
        }
    }

    @Test func `a key that an upstream refuses is told loudly, and not what it is`() async throws {
        let upstream = try ScriptedServer { _, socket in
            try socket.respond(#"{"error":{"message":"planted-key"}}"#, status: "401 Unauthorized")
        }
        try await withGateway([upstream]) { gateway in
            _ = try await gateway.ask()
            #expect(gateway.log.current.contains { $0.hasPrefix("critical an upstream refuses the gateway's key") })
        }
    }

    @Test func `an upstream that fails again and again is left alone, and that is shown`() async throws {
        let upstream = try ScriptedServer { _, socket in try socket.respond("{}", status: "500 Internal Server Error") }
        try await withGateway([upstream]) { gateway in
            try await eventually { (try? await gateway.ask().status) == 503 }
            let answer = try await gateway.ask()
            #expect(answer.text.contains(#""code":"circuit_open""#))
            #expect(answer["retry-after"] != nil)
            let metrics = try await gateway.metrics()
            #expect(metrics[#"llm_upstream_circuit_state{upstream="first",state="open"}"#] == 1)
            #expect(metrics[#"llm_upstream_circuit_state{upstream="first",state="closed"}"#] == 0)
            #expect(await gateway.used() == 0)
        }
    }
}
