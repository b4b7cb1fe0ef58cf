import PlatformContract
import TestSupport
import Testing

@testable import LLMGateway

/// A client that leaves: its upstream call ends at once, and it is charged for what was produced.
@Suite(.serialized) struct CallDepartureTests {
    /// An upstream that sends what it is told, and notes when its client has left.
    private struct Upstream {
        let server: ScriptedServer
        let hasLeft = Locked(false)
        let isAsked = Locked(false)

        init(_ send: @escaping @Sendable (ByteSocket) throws -> Void) throws {
            server = try ScriptedServer { [hasLeft, isAsked] _, socket in
                try send(socket)
                isAsked.set(true)
                _ = try socket.waitForClose()
                hasLeft.set(true)
                throw CancellationError()
            }
        }
    }

    private func leave(
        _ upstream: Upstream,
        _ body: String,
        after text: String?,
        configure: (inout GatewaySettings) -> Void = { _ in },
        _ check: (RunningGateway, String) async throws -> Void
    ) async throws {
        try await withGateway([upstream.server], configure: configure) { gateway in
            let socket = try gateway.connect(body)
            try await onThread {
                if let text { _ = try socket.receive(until: text) }
                try upstream.isAsked.waitUntilTrue()
                socket.shutDown()
                try upstream.hasLeft.waitUntilTrue()
            }
            let line = try await gateway.ended(1)[0]
            #expect(line.contains(#""outcome":"cancelled""#), "\(line)")
            #expect(line.contains(#""estimated":true"#))
            let cancelled = #"llm_upstream_requests_total{upstream="first",outcome="cancelled"}"#
            #expect(try await gateway.metrics()[cancelled] == (text == nil || text == ": ping" ? 1 : nil))
            try await check(gateway, line)
        }
    }

    @Test(arguments: [RunningGateway.question, RunningGateway.streamed])
    func `before the first byte it is charged what a fast model writes meanwhile`(_ body: String) async throws {
        try await leave(Upstream { _ in }, body, after: nil) { gateway, line in
            #expect(line.contains(#""status":499"#))
            // The prompt, and not more than was reserved.
            try await eventually { (RunningGateway.input...RunningGateway.input + 100).contains(await gateway.used()) }
            let phase = #"llm_requests_cancelled_total{tenant="blue",model="small",phase="before_first_byte"}"#
            #expect(try await gateway.metrics()[phase] == 1)
        }
    }

    @Test func `after the first byte it is charged what came`() async throws {
        let upstream = try Upstream { socket in
            try socket.beginChunks()
            try socket.chunk(.delta("abcdef") + .delta("ghi"))
        }
        try await leave(upstream, RunningGateway.streamed, after: "ghi") { gateway, _ in
            try await eventually { await gateway.used() == RunningGateway.input + 3 }
            let phase = #"llm_requests_cancelled_total{tenant="blue",model="small",phase="after_first_byte"}"#
            #expect(try await gateway.metrics()[phase] == 1)
        }
    }

    @Test func `within a whole answer it is charged what a fast model writes meanwhile`() async throws {
        let upstream = try Upstream { socket in
            try socket.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")
        }
        try await withGateway([upstream.server]) { gateway in
            let socket = try gateway.connect(RunningGateway.question)
            try await onThread {
                try upstream.isAsked.waitUntilTrue()
                socket.shutDown()
                try upstream.hasLeft.waitUntilTrue()
            }
            #expect(try await gateway.ended(1)[0].contains(#""outcome":"cancelled","status":499"#))
            try await eventually { await gateway.used() >= RunningGateway.input }
        }
    }

    @Test func `after comments alone it is charged what a fast model writes meanwhile`() async throws {
        let configure: (inout GatewaySettings) -> Void = { $0.pingInterval = .milliseconds(50) }
        try await leave(Upstream { _ in }, RunningGateway.streamed, after: ": ping", configure: configure) {
            gateway,
            _ in
            // At least fifty milliseconds passed.
            try await eventually { await gateway.used() >= RunningGateway.input + 10 }
        }
    }

    @Test func `a client that comes back finds the connection to the upstream free of the old answer`() async throws {
        let isSecond = Locked(false)
        let upstream = try ScriptedServer { _, socket in
            if isSecond.current { return try socket.respond(.completion()) }
            isSecond.set(true)
            _ = try socket.waitForClose()
        }
        try await withGateway([upstream]) { gateway in
            let socket = try gateway.connect(RunningGateway.question)
            try await onThread { try isSecond.waitUntilTrue() }
            socket.shutDown()
            #expect(try await gateway.ask().text == .completion())
            _ = try await gateway.ended(2)
        }
    }
}
