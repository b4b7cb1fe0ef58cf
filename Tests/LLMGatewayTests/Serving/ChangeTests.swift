import PlatformContract
import TestSupport
import Testing

@testable import LLMGateway

/// Files that change while requests come and run.
@Suite(.serialized) struct ChangeTests {
    /// An upstream that answers at once, and of a stream sends the rest only when it is told.
    private struct Upstream {
        let server: ScriptedServer
        let goesOn = Locked(false)

        init() throws {
            server = try ScriptedServer { [goesOn] request, socket in
                guard request.text.contains(#""stream":true"#) else { return try socket.respond(.completion()) }
                try socket.beginChunks()
                try socket.chunk(.delta("Hel"))
                try goesOn.waitUntilTrue()
                try socket.chunk(.delta("lo") + .usage(7, 5) + .done)
                try socket.chunk("")
            }
        }
    }

    /// What a tenant is told who asks for no more than the models.
    private func status(_ gateway: RunningGateway) async -> Int? {
        try? await exchange(gateway.port, "GET", "/v1/models", headers: RunningGateway.headers()).status
    }

    @Test func `a key that is replaced is used by the next requests`() async throws {
        let upstream = try Upstream()
        try await withGateway([upstream.server]) { gateway in
            #expect(try await gateway.ask().status == 200)
            try gateway.files.writeKey("planted-key-that-is-new", of: "first")
            try await eventually {
                _ = try? await gateway.ask()
                return upstream.server.requests.last?["authorization"] == "Bearer planted-key-that-is-new"
            }
            #expect(upstream.server.requests.first?["authorization"] == "Bearer \(GatewayFiles.key(of: "first"))")
        }
    }

    @Test func `a policy that changes holds for the next request, and not for the stream that runs`() async throws {
        let upstream = try Upstream()
        try await withGateway([upstream.server]) { gateway in
            let socket = try gateway.connect()
            _ = try await onThread { try socket.receive(until: "Hel") }
            var policy = TenantPolicy.tenant(requestsPerMinute: 200_000)
            policy.models = .init(default: "large", allowed: ["large"])
            try gateway.files.write(policy)
            try await eventually {
                (try? await gateway.ask(#"{"model":"small","messages":[{"role":"user","content":"a"}]}"#).status) == 404
            }
            let answer = try await gateway.ask()
            #expect(answer["x-ratelimit-limit-requests"] == "200000")
            #expect(upstream.server.requests.last?.text.contains(#""model":"large""#) == true)
            upstream.goesOn.set(true)
            let rest = try await onThread { try socket.receive(until: "[DONE]") }
            #expect(rest.contains("lo"))
        }
    }

    @Test func `a policy that is broken changes nothing`() async throws {
        let upstream = try Upstream()
        try await withGateway([upstream.server]) { gateway in
            var policy = TenantPolicy.tenant()
            policy.models.default = "none"
            try gateway.files.write(policy)
            let failures = #"llm_policy_reloads_total{outcome="failure"}"#
            try await eventually { (try? await gateway.metrics())?[failures] ?? 0 >= 1 }
            #expect(try await gateway.ask().status == 200)
        }
    }

    @Test func `a tenant that is removed is refused, its stream runs to its end, and nothing of it is left`()
        async throws
    {
        let upstream = try Upstream()
        try await withGateway([upstream.server], policies: [.tenant(), .tenant("green")]) { gateway in
            #expect(try await gateway.ask(as: "green").status == 200)
            let socket = try gateway.connect()
            _ = try await onThread { try socket.receive(until: "Hel") }
            try gateway.files.remove(tenant: "blue")
            try await eventually { await status(gateway) == 403 }
            upstream.goesOn.set(true)
            let rest = try await onThread { try socket.receive(until: "[DONE]") }
            #expect(rest.contains("lo"))
            let lines = try await gateway.ended(2)
            #expect(lines.contains { $0.contains(#""tenant":"blue""#) && $0.contains(#""outcome":"succeeded""#) })
            try await eventually {
                let lines = try? await gateway.metrics().lines
                return lines?.contains { $0.hasPrefix("llm_") && $0.contains(#"tenant="blue""#) } == false
            }
            #expect(await gateway.used() == 12)
            #expect(try await gateway.metrics()[#"llm_requests_in_flight{tenant="green"}"#] == 0)
        }
    }

    @Test func `a tenant that comes back while its stream runs has no calls too few in flight`() async throws {
        let upstream = try Upstream()
        try await withGateway([upstream.server]) { gateway in
            let socket = try gateway.connect()
            _ = try await onThread { try socket.receive(until: "Hel") }
            try gateway.files.remove(tenant: "blue")
            try await eventually { await status(gateway) == 403 }
            try gateway.files.write(.tenant())
            try await eventually { await status(gateway) == 200 }
            #expect(try await gateway.ask().status == 200)
            let inFlight = #"llm_requests_in_flight{tenant="blue"}"#
            #expect(try await gateway.metrics()[inFlight] == 1)
            upstream.goesOn.set(true)
            _ = try await onThread { try socket.receive(until: "[DONE]") }
            try await eventually { (try? await gateway.metrics())?[inFlight] == 0 }
        }
    }
}
