import PlatformContract
import TestSupport
import Testing
import UpstreamHTTP

@testable import LLMGateway

/// When another upstream is asked, and when none is.
@Suite(.serialized) struct FailoverTests {
    private func failing(_ status: String) throws -> ScriptedServer {
        try ScriptedServer { _, socket in try socket.respond("{}", status: status) }
    }

    private func answering() throws -> ScriptedServer {
        try ScriptedServer { request, socket in
            if request.text.contains(#""stream":true"#) {
                try socket.stream(.delta("Hello"), .usage(7, 5), .done)
            } else {
                try socket.respond(.completion())
            }
        }
    }

    @Test(arguments: ["429 Too Many Requests", "500 Internal Server Error", "502 Bad Gateway"])
    func `a status that may pass goes to the next upstream`(_ status: String) async throws {
        let (first, second) = (try failing(status), try answering())
        try await withGateway([first, second]) { gateway async throws in
            for body in [RunningGateway.question, RunningGateway.streamed] {
                #expect(try await gateway.ask(body).status == 200)
            }
            for line in try await gateway.ended(2) { #expect(line.contains(#""upstream":"second""#)) }
            #expect(second.requests.allSatisfy { $0["authorization"] == "Bearer \(GatewayFiles.key(of: "second"))" })
            #expect(await gateway.used() == 24)
        }
    }

    @Test func `an upstream that can't be reached is passed over`() async throws {
        let first = try failing("200 OK")
        first.stop()
        let second = try answering()
        try await withGateway([first, second]) { gateway async throws in
            #expect(try await gateway.ask().status == 200)
            let line = try await gateway.ended(1)[0]
            #expect(line.contains(#""upstream":"second","attempts":2"#), "\(line)")
            let retries = #"llm_upstream_retries_total{upstream="first",outcome="unreachable",kind="failover"}"#
            #expect(try await gateway.metrics()[retries] == 1)
        }
    }

    @Test func `nobody is asked a third time`() async throws {
        let servers = try (0..<3).map { _ in try failing("500 Internal Server Error") }
        try await withGateway(servers) { gateway async throws in
            #expect(try await gateway.ask().status == 502)
            #expect(servers.map(\.requests.count).reduce(0, +) == 2)
            #expect(try await gateway.ended(1)[0].contains(#""attempts":2"#))
        }
    }

    @Test func `an upstream that resets the connection is not asked again, and another is`() async throws {
        let first = try ScriptedServer { _, socket in
            socket.reset()
            throw CancellationError()
        }
        try await withGateway([first]) { gateway async throws in
            #expect(try await gateway.ask().status == 502)
            #expect(try await gateway.ended(1)[0].contains(#""attempts":1"#))
        }
        try await withGateway([first, try answering()]) { gateway async throws in
            #expect(try await gateway.ask().status == 200)
        }
    }

    @Test(arguments: ["400 Bad Request", "401 Unauthorized", "404 Not Found"])
    func `a status that won't pass is not tried elsewhere`(_ status: String) async throws {
        let (first, second) = (try failing(status), try answering())
        try await withGateway([first, second]) { gateway async throws in
            #expect(try await gateway.ask().status != 200)
            #expect(second.requests.isEmpty)
        }
    }

    @Test func `the last refusal's Retry-After is passed on`() async throws {
        let (first, second) = (
            try failing("500 Internal Server Error"),
            try ScriptedServer { _, socket in
                try socket.respond("{}", status: "429 Too Many Requests", headers: ["Retry-After: 3"])
            }
        )
        try await withGateway([first, second]) { gateway in
            let answer = try await gateway.ask()
            #expect(answer.status == 429)
            #expect(answer["retry-after"] == "3")
        }
    }

    @Test func `when the time is over, no other upstream is asked`() async throws {
        let first = try ScriptedServer { _, socket in _ = try socket.waitForClose() }
        let second = try answering()
        let limits: (inout GatewaySettings) -> Void = { $0.timeLimits.total = .milliseconds(500) }
        try await withGateway([first, second], configure: limits) { gateway in
            let answer = try await gateway.ask()
            #expect(answer.status == 504)
            #expect(second.requests.isEmpty)
            #expect(try await gateway.ended(1)[0].contains(#""outcome":"timed_out","status":504"#))
        }
    }

    @Test func `once a byte of the answer was sent, nothing is tried again`() async throws {
        let first = try ScriptedServer { _, socket in
            try socket.beginChunks()
            try socket.chunk(.delta("Hel"))
            socket.shutDown()
            throw CancellationError()
        }
        let second = try answering()
        try await withGateway([first, second]) { gateway in
            let answer = try await gateway.ask(RunningGateway.streamed)
            #expect(answer.status == 200)
            #expect(answer.isComplete)
            #expect(answer.text.hasPrefix(.delta("Hel")))
            #expect(answer.text.contains(#""code":"upstream_error""#))
            #expect(!answer.text.contains("[DONE]"))
            #expect(second.requests.isEmpty)
            // Charged for what came: one event.
            try await eventually { await gateway.used() == RunningGateway.input + 1 }
            #expect(try await gateway.ended(1)[0].contains(#""outcome":"upstream_failed""#))
        }
    }

    @Test func `a whole answer that breaks off is not tried again, and charged for what was read`() async throws {
        let first = try ScriptedServer { _, socket in
            try socket.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")
            socket.shutDown()
            throw CancellationError()
        }
        let second = try answering()
        try await withGateway([first, second]) { gateway in
            #expect(try await gateway.ask().status == 502)
            #expect(second.requests.isEmpty)
            try await eventually { await gateway.used() == RunningGateway.input }
        }
    }
}
