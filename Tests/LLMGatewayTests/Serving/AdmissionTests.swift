import Foundation
import OpenAI
import PlatformContract
import TestSupport
import Testing

@testable import LLMGateway

/// Who may ask what, and how the others are told: status, headers and OpenAI's shape of errors.
@Suite(.serialized) struct AdmissionTests {
    /// An error as OpenAI's clients read it.
    private struct Answer: Decodable {
        struct Problem: Decodable {
            var message: String
            var type: String
            var param: String?
            var code: String?
        }
        var error: Problem
    }

    private func problem(_ message: HTTPMessage) throws -> Answer.Problem {
        #expect(message["content-type"] == "application/json")
        return try JSONDecoder().decode(Answer.self, from: Data(message.body)).error
    }

    /// An upstream that nobody is to ask.
    private func unasked() throws -> ScriptedServer {
        try ScriptedServer { _, socket in try socket.respond(.completion()) }
    }

    @Test(arguments: [nil, "Bearer nobody-knows-this-credential", "Basic Ymx1ZTpibHVl", "Bearer", "Bearer a b"])
    func `without a credential that is known: 401`(_ authorization: String?) async throws {
        let upstream = try unasked()
        try await withGateway([upstream]) { gateway in
            let headers = authorization.map { ["Authorization: \($0)"] } ?? []
            let answer = try await exchange(
                gateway.port,
                "POST",
                RunningGateway.chat,
                headers: headers,
                RunningGateway.question
            )
            #expect(answer.status == 401)
            #expect(answer["www-authenticate"] == "Bearer")
            let problem = try problem(answer)
            #expect(problem.code == "invalid_api_key")
            #expect(problem.type == "invalid_request_error")
            #expect(upstream.requests.isEmpty)
            let metrics = try await gateway.metrics()
            #expect(metrics[#"llm_requests_rejected_total{tenant="other",reason="unauthenticated"}"#] == 1)
        }
    }

    @Test func `a credential of a tenant without a policy: 403`() async throws {
        try await withGateway([try unasked()]) { gateway in
            let answer = try await gateway.ask(as: "gone")
            #expect(answer.status == 403)
            #expect(answer["www-authenticate"] == nil)
            #expect(try problem(answer).code == "unknown_tenant")
            let metrics = try await gateway.metrics()
            #expect(metrics[#"llm_requests_rejected_total{tenant="other",reason="unknown_tenant"}"#] == 1)
        }
    }

    @Test func `no header, field or query says whose a request is`() async throws {
        let upstream = try unasked()
        try await withGateway([upstream], policies: [.tenant(), .tenant("green")]) { gateway in
            let answer = try await exchange(
                gateway.port,
                "POST",
                RunningGateway.chat + "?tenant=green&api_base=http://localhost",
                headers: RunningGateway.headers() + [
                    "X-Tenant: green", "OpenAI-Organization: green", "X-Forwarded-Host: green", "Api-Key: green",
                ],
                RunningGateway.question
            )
            #expect(answer.status == 200)
            #expect(try await gateway.ended(1)[0].contains(#""tenant":"blue""#))
            let sent = try #require(upstream.requests.first)
            #expect(sent.path == "/v1/chat/completions")
            #expect(sent["authorization"] == "Bearer \(GatewayFiles.key(of: "first"))")
            #expect(sent["host"] == "127.0.0.1:\(upstream.port)")
            for name in ["x-tenant", "openai-organization", "x-forwarded-host", "api-key"] {
                #expect(sent[name] == nil)
            }
        }
    }

    @Test func `a model that the tenant may not use, and one that nobody has, are told alike: 404`() async throws {
        let upstream = try unasked()
        var policy = TenantPolicy.tenant()
        policy.models.allowed = ["small"]
        try await withGateway([upstream], policies: [policy]) { gateway in
            var texts: Set<String> = []
            for model in ["large", "no-such-model"] {
                let answer = try await gateway.ask(#"{"model":"\#(model)","messages":[{"role":"user","content":"a"}]}"#)
                #expect(answer.status == 404)
                let problem = try problem(answer)
                #expect(problem.code == "model_not_found")
                #expect(problem.param == "model")
                texts.insert(answer.text)
            }
            #expect(texts.count == 1)
            #expect(upstream.requests.isEmpty)
            #expect(await gateway.used() == 0)
            let metrics = try await gateway.metrics()
            #expect(metrics[#"llm_requests_rejected_total{tenant="blue",reason="model_not_allowed"}"#] == 2)
        }
    }

    @Test(arguments: [
        ("{", RunningGateway.chat, "invalid_json", nil as String?),
        ("[]", RunningGateway.chat, "invalid_json", nil),
        (
            #"{"messages":[{"role":"user","content":"a"}],"max_tokens":"9"}"#, RunningGateway.chat, "invalid_type",
            "max_tokens"
        ),
        (
            #"{"messages":[{"role":"user","content":"a"}],"max_tokens":101}"#, RunningGateway.chat, "invalid_value",
            "max_completion_tokens"
        ),
        (
            #"{"messages":[{"role":"user","content":"a"}],"max_completion_tokens":101}"#, RunningGateway.chat,
            "invalid_value", "max_completion_tokens"
        ),
        (#"{"input":"a","max_output_tokens":101}"#, "/v1/responses", "invalid_value", "max_output_tokens"),
        (#"{"input":"a","previous_response_id":"r"}"#, "/v1/responses", "forbidden_parameter", "previous_response_id"),
        (#"{"input":"a","conversation":"c"}"#, "/v1/responses", "forbidden_parameter", "conversation"),
        (#"{"prompt":{"id":"p"}}"#, "/v1/responses", "forbidden_parameter", "prompt"),
        (#"{"input":"a","background":true}"#, "/v1/responses", "forbidden_parameter", "background"),
        (
            #"{"model":"small","model":"large","messages":[{"role":"user","content":"a"}]}"#, RunningGateway.chat,
            "ambiguous_parameter", "model"
        ),
        (#"{"prompt":""}"#, "/infer", "missing_required_parameter", "prompt"),
        (#"{"prompt":"a","max_tokens":0}"#, "/infer", "invalid_value", "max_tokens"),
        (#"{"prompt":"a","model":"large"}"#, "/infer", "unknown_parameter", "model"),
    ])
    func `what can't be answered is refused with the field that is wrong: 400`(
        _ body: String,
        _ path: String,
        _ code: String,
        _ parameter: String?
    ) async throws {
        let upstream = try unasked()
        try await withGateway([upstream]) { gateway in
            let answer = try await gateway.ask(body, at: path)
            #expect(answer.status == 400)
            let problem = try problem(answer)
            #expect(problem.code == code)
            #expect(problem.param == parameter)
            #expect(upstream.requests.isEmpty)
            #expect(await gateway.used() == 0)
        }
    }

    @Test func `a body that is too large is refused before it is read: 413`() async throws {
        try await withGateway([try unasked()]) { gateway in
            let answer = try await onThread {
                let socket = try ByteSocket(port: gateway.port)
                let head = RunningGateway.headers() + ["Host: test", "Content-Length: 100000000"]
                try socket.send("POST \(RunningGateway.chat) HTTP/1.1\r\n\(head.joined(separator: "\r\n"))\r\n\r\n")
                return try #require(try socket.receiveMessage())
            }
            #expect(answer.status == 413)
            #expect(try problem(answer).type == "invalid_request_error")
        }
    }

    @Test func `beyond a limit: 429, when to come again, and what is left`() async throws {
        let upstream = try unasked()
        try await withGateway([upstream], policies: [.tenant(requestsPerMinute: 2)]) { gateway in
            for left in ["1", "0"] {
                let answer = try await gateway.ask()
                #expect(answer.status == 200)
                #expect(answer["x-ratelimit-limit-requests"] == "2")
                #expect(answer["x-ratelimit-remaining-requests"] == left)
            }
            let answer = try await gateway.ask()
            #expect(answer.status == 429)
            #expect(answer["retry-after"] == "30")
            #expect(answer["x-ratelimit-remaining-requests"] == "0")
            #expect(answer["x-ratelimit-reset-requests"] == "1m0s")
            #expect(try problem(answer).code == "rate_limit_exceeded")
            #expect(upstream.requests.count == 2)
            let metrics = try await gateway.metrics()
            #expect(metrics[#"llm_requests_rejected_total{tenant="blue",reason="requests_per_minute"}"#] == 1)
            let rejected = #"{tenant="blue",model="other",operation="chat",outcome="rejected"}"#
            #expect(metrics["llm_requests_total" + rejected] == 1)
        }
    }

    @Test func `what never fits is refused without a time to come again`() async throws {
        try await withGateway([try unasked()], policies: [.tenant(tokensPerMinute: 50)]) { gateway in
            let answer = try await gateway.ask()
            #expect(answer.status == 429)
            #expect(answer["retry-after"] == nil)
            #expect(answer["x-ratelimit-remaining-tokens"] == "50")
        }
    }

    @Test func `streams beyond those that may be open are refused, and have room when one ends`() async throws {
        let goOn = Locked(false)
        let upstream = try ScriptedServer { _, socket in
            try socket.beginChunks()
            try socket.chunk(.delta("a"))
            try goOn.waitUntilTrue()
            try socket.chunk(.usage(1, 1) + .done)
            try socket.chunk("")
        }
        try await withGateway([upstream], policies: [.tenant(concurrentStreams: 1)]) { gateway in
            let first = try gateway.connect()
            _ = try await onThread { try first.receive(until: "\"a\"") }
            let refused = try await gateway.ask(RunningGateway.streamed)
            #expect(refused.status == 429)
            goOn.set(true)
            _ = try await onThread { try first.receive(until: "[DONE]") }
            try await eventually { (try? await gateway.ask(RunningGateway.streamed).status) == 200 }
        }
    }

    @Test func `while no upstream's key can be read: 503, and nothing is charged`() async throws {
        let upstream = try unasked()
        try await withGateway([upstream]) { gateway in
            try FileManager.default.removeItem(at: gateway.files.folder.url.appending(path: "key-first"))
            let answer = try await gateway.ask()
            #expect(answer.status == 503)
            #expect(try problem(answer).code == "key_unavailable")
            #expect(await gateway.used() == 0)
            #expect(upstream.requests.isEmpty)
            let line = try await gateway.ended(1)[0]
            #expect(line.contains(#""attempts":0"#) && line.contains(#""input_tokens":0"#))
        }
    }

    @Test func `the models of the list are those that the tenant may ask for`() async throws {
        var policy = TenantPolicy.tenant()
        policy.models = .init(default: "large", allowed: ["large"])
        try await withGateway([try unasked()], policies: [policy]) { gateway in
            for path in ["/v1/models", "/models"] {
                let answer = try await exchange(gateway.port, "GET", path, headers: RunningGateway.headers())
                #expect(answer.status == 200)
                #expect(answer.text.contains(#""id":"large""#) && !answer.text.contains("small"))
                #expect(try await exchange(gateway.port, "GET", path).status == 401)
            }
        }
    }
}
