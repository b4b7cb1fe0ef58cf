import Foundation
import PlatformContract
import TestSupport
import Testing

@testable import LLMGateway

/// What is sent to the upstream, what comes back, and what it is charged.
@Suite(.serialized) struct ForwardingTests {
    private static let whole =
        #"{"model":"small","max_tokens":5,"messages":[{"role":"user","content":"planted-prompt 12345"}]}"#

    /// A gateway whose upstream answers everything alike, and the request that it was sent.
    private func exchange(
        _ body: String,
        at path: String = RunningGateway.chat,
        _ check: (RunningGateway, HTTPMessage, HTTPMessage) async throws -> Void
    ) async throws {
        let upstream = try ScriptedServer { request, socket in
            if request.text.contains(#""stream":true"#) {
                try socket.stream(.delta("Hello"), .usage(7, 5), .done)
            } else {
                try socket.respond(.completion())
            }
        }
        try await withGateway([upstream]) { gateway in
            let answer = try await gateway.ask(body, at: path)
            #expect(answer.status == 200)
            try await check(gateway, try #require(upstream.requests.first), answer)
        }
    }

    @Test func `a request that says all is passed on byte by byte`() async throws {
        try await exchange(Self.whole) { _, sent, answer in
            #expect(sent.text == Self.whole)
            #expect(sent["content-type"] == "application/json")
            #expect(answer.text == .completion())
            #expect(answer["content-type"] == "application/json")
        }
    }

    @Test func `the tenant's default model and the longest answer are put in`() async throws {
        try await exchange(RunningGateway.question) { _, sent, _ in
            #expect(
                sent.text == #"{"model":"small","max_completion_tokens":100,"# + RunningGateway.question.dropFirst()
            )
        }
        try await exchange(#"{"prompt":"a"}"#, at: "/v1/completions") { _, sent, _ in
            #expect(sent.text == #"{"model":"small","max_tokens":100,"prompt":"a"}"#)
        }
        try await exchange(#"{"input":"a"}"#, at: "/v1/responses") { _, sent, _ in
            #expect(sent.text == #"{"model":"small","max_output_tokens":100,"input":"a"}"#)
        }
        try await exchange(#"{"input":"a"}"#, at: "/v1/embeddings") { _, sent, _ in
            #expect(sent.text == #"{"model":"small","input":"a"}"#)
        }
    }

    @Test func `usage is asked for in the client's stead, and taken out again`() async throws {
        try await exchange(RunningGateway.streamed) { gateway, sent, answer in
            #expect(sent.text.contains(#""stream_options":{"include_usage":true}"#))
            #expect(sent["accept"] == "text/event-stream")
            #expect(answer.text == .delta("Hello") + .done)
            #expect(answer["content-type"] == "text/event-stream; charset=utf-8")
            #expect(answer["cache-control"] == "no-cache")
            #expect(answer["x-accel-buffering"] == "no")
            try await eventually { await gateway.used() == 12 }
        }
    }

    @Test func `usage that the client asked for is passed on`() async throws {
        let body =
            #"{"stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"a"}]}"#
        try await exchange(body) { _, _, answer in
            #expect(answer.text == .delta("Hello") + .usage(7, 5) + .done)
        }
    }

    @Test func `what is left afterwards is exactly what was told, less what was used`() async throws {
        try await exchange(RunningGateway.question) { gateway, _, answer in
            // The header tells of the reservation: 11 tokens to read, 100 to write.
            #expect(answer["x-ratelimit-limit-tokens"] == "1000000")
            #expect(answer["x-ratelimit-remaining-tokens"] == String(1_000_000 - RunningGateway.input - 100))
            #expect(await gateway.used() == 12)
            let line = try await gateway.ended(1)[0]
            #expect(line.contains(#""input_tokens":7,"output_tokens":5,"cost_usd":2.7e-05"#), "\(line)")
            #expect(!line.contains("estimated"))
        }
    }

    @Test func `every choice is reserved`() async throws {
        let body = #"{"n":3,"max_tokens":50,"messages":[{"role":"user","content":"planted-prompt 12345"}]}"#
        try await exchange(body) { gateway, _, answer in
            #expect(answer["x-ratelimit-remaining-tokens"] == String(1_000_000 - RunningGateway.input - 150))
            #expect(await gateway.used() == 12)
        }
    }

    @Test func `an answer without usage is charged an estimate, and counted`() async throws {
        let upstream = try ScriptedServer { request, socket in
            if request.text.contains(#""stream":true"#) {
                try socket.stream(.delta("abc"), .delta("d"), .done)
            } else {
                try socket.respond(.completion("Hello", usage: nil))
            }
        }
        try await withGateway([upstream]) { gateway in
            _ = try await gateway.ask()
            // Five bytes are two tokens.
            #expect(await gateway.used() == RunningGateway.input + 2)
            _ = try await gateway.ask(RunningGateway.streamed)
            // Two events and the last one are at least a token each.
            try await eventually { await gateway.used() == 2 * RunningGateway.input + 4 }
            for line in try await gateway.ended(2) { #expect(line.contains(#""estimated":true"#)) }
            #expect(try await gateway.metrics()[#"llm_usage_missing_total{tenant="blue",model="small"}"#] == 2)
        }
    }

    @Test func `an answer that is no JSON is passed on, and charged by its length`() async throws {
        let upstream = try ScriptedServer { _, socket in
            try socket.respond("<1234567>", headers: ["Content-Type: text/plain"])
        }
        try await withGateway([upstream]) { gateway in
            let answer = try await gateway.ask()
            #expect(answer.text == "<1234567>")
            #expect(answer["content-type"] == "text/plain")
            #expect(await gateway.used() == RunningGateway.input + 3)
        }
    }

    @Test func `the interface before OpenAI's answers as it did`() async throws {
        try await exchange(#"{"prompt":"planted-prompt","system_prompt":"be brief","max_tokens":9}"#, at: "/infer") {
            gateway,
            sent,
            answer async throws in
            #expect(sent.path == "/v1/chat/completions")
            #expect(sent.text.contains("be brief") && sent.text.contains(#""max_completion_tokens":9"#))
            #expect(answer.text == #"{"response":"Hello","model":"small-1","tokens_generated":5,"mode":"openai"}"#)
            #expect(await gateway.used() == 12)
            #expect(try await gateway.ended(1)[0].contains(#""operation":"infer""#))
        }
    }

    @Test func `what a 4xx of an upstream says is for the client`() async throws {
        let text = #"{"error":{"message":"'temperature' is too high","param":"temperature"}}"#
        let upstream = try ScriptedServer { _, socket in try socket.respond(text, status: "422 Unprocessable Entity") }
        try await withGateway([upstream]) { gateway async throws in
            for body in [RunningGateway.question, RunningGateway.streamed] {
                let answer = try await gateway.ask(body)
                #expect(answer.status == 422)
                #expect(answer.text == text)
                #expect(answer["content-type"] == "application/json")
            }
            #expect(await gateway.used() == 0)
            for line in try await gateway.ended(2) {
                #expect(line.contains(#""outcome":"upstream_rejected","status":422"#))
            }
        }
    }

    @Test func `one tenant's 4xx don't keep others from an upstream`() async throws {
        let upstream = try ScriptedServer { request, socket in
            if request.text.contains("wrong") {
                try socket.respond("{}", status: "400 Bad Request")
            } else {
                try socket.respond(.completion())
            }
        }
        try await withGateway([upstream], policies: [.tenant(), .tenant("green")]) { gateway async throws in
            for _ in 0..<20 {
                #expect(
                    try await gateway.ask(#"{"messages":[{"role":"user","content":"a"}],"user":"wrong"}"#).status == 400
                )
            }
            #expect(try await gateway.ask(as: "green").status == 200)
            let circuit = #"llm_upstream_circuit_state{upstream="first",state="open"}"#
            #expect(try await gateway.metrics()[circuit] == 0)
        }
    }

    @Test(arguments: [
        ("401 Unauthorized", 502, "upstream_auth_error"), ("403 Forbidden", 502, "upstream_auth_error"),
        ("429 Too Many Requests", 429, "rate_limit_exceeded"), ("500 Internal Server Error", 502, "upstream_error"),
        ("503 Service Unavailable", 503, "upstream_error"), ("529 Overloaded", 502, "upstream_error"),
    ])
    func `what is the platform's affair is told without the upstream's words`(
        _ status: String,
        _ told: Int,
        _ code: String
    ) async throws {
        let upstream = try ScriptedServer { _, socket in
            try socket.respond(
                #"{"error":{"message":"planted-key-of-first is wrong"}}"#,
                status: status,
                headers: ["Content-Type: application/json", "Retry-After: 7"]
            )
        }
        try await withGateway([upstream]) { gateway in
            for body in [RunningGateway.question, RunningGateway.streamed] {
                let answer = try await gateway.ask(body)
                // A model that is to be left alone for 7 seconds is not asked again meanwhile.
                let isPaused = told == 429 && upstream.requests.count == 1 && body == RunningGateway.streamed
                #expect(answer.status == (isPaused ? 503 : told))
                #expect(!answer.text.contains("planted"))
                #expect(isPaused || answer.text.contains(#""code":"\#(code)""#), "\(answer.text)")
                if told == 429 || told == 503 { #expect(answer["retry-after"] == "7") }
            }
            #expect(await gateway.used() == 0)
            let rejected = #"llm_upstream_credentials_rejected_total{upstream="first"}"#
            #expect(try await gateway.metrics()[rejected] == (code == "upstream_auth_error" ? 2 : nil))
        }
    }

    @Test func `an answer that is larger than the gateway takes is none`() async throws {
        let upstream = try ScriptedServer { _, socket in try socket.respond(String(repeating: "a", count: 300_000)) }
        try await withGateway([upstream], configure: { $0.answerLimit = 200_000 }) { gateway async throws in
            #expect(try await gateway.ask().status == 502)
        }
    }
}
