import Foundation
import PlatformContract
import TestSupport
import Testing
import UpstreamHTTP

@testable import LLMGateway

/// What a stream's client is sent while the upstream says nothing.
@Suite(.serialized) struct SilenceTests {
    private static let ping = ": ping\n\n"

    private func impatient(_ settings: inout GatewaySettings) {
        settings.pingInterval = .milliseconds(50)
    }

    @Test func `a silence before the head and between events is filled with comments`() async throws {
        let hasHead = Locked(false)
        let goesOn = Locked(false)
        let upstream = try ScriptedServer { _, socket in
            try hasHead.waitUntilTrue()
            try socket.beginChunks()
            try socket.chunk(.delta("Hel"))
            try goesOn.waitUntilTrue()
            try socket.chunk(.delta("lo") + .usage(7, 5) + .done)
            try socket.chunk("")
        }
        try await withGateway([upstream], configure: impatient) { gateway in
            let socket = try gateway.connect()
            let answer = try await onThread {
                let head = try #require(try socket.receiveHead())
                #expect(head.status == 200)
                #expect(head["content-type"] == "text/event-stream; charset=utf-8")
                #expect(head["x-ratelimit-limit-requests"] == "100000")
                var text = try socket.receive(until: Self.ping)
                hasHead.set(true)
                text += try socket.receive(until: "Hel")
                text += try socket.receive(until: Self.ping)
                goesOn.set(true)
                return text + (try socket.receive(until: "[DONE]"))
            }
            #expect(answer.contains("lo"))
            try await eventually { await gateway.used() == 12 }
            #expect(try await gateway.ended(1)[0].contains(#""outcome":"succeeded","status":200"#))
        }
    }

    @Test(arguments: ["500 Internal Server Error", "429 Too Many Requests", "400 Bad Request"])
    func `an upstream that fails after comments is told by an event, and nobody else is asked`(
        _ status: String
    ) async throws {
        let fails = Locked(false)
        let first = try ScriptedServer { _, socket in
            try fails.waitUntilTrue()
            try socket.respond(#"{"error":{"message":"planted-words"}}"#, status: status)
        }
        let second = try ScriptedServer { _, socket in try socket.stream(.done) }
        try await withGateway([first, second], configure: impatient) { gateway in
            let socket = try gateway.connect()
            let answer = try await onThread {
                _ = try socket.receiveHead()
                _ = try socket.receive(until: Self.ping)
                fails.set(true)
                return try socket.receive(until: "0\r\n\r\n")
            }
            #expect(answer.contains(#"data: {"error":{"#))
            #expect(!answer.contains("planted"))
            #expect(second.requests.isEmpty)
            let line = try await gateway.ended(1)[0]
            #expect(await gateway.used() == 0)
            #expect(line.contains(#""attempts":1"#) && !line.contains("succeeded"))
        }
    }

    @Test func `an upstream that is silent beyond its time is told by an event`() async throws {
        let upstream = try ScriptedServer { _, socket in _ = try socket.waitForClose() }
        let settings: (inout GatewaySettings) -> Void = { settings in
            settings.pingInterval = .milliseconds(50)
            settings.timeLimits.firstByte = .milliseconds(400)
        }
        try await withGateway([upstream], configure: settings) { gateway in
            let answer = try await gateway.ask(RunningGateway.streamed)
            #expect(answer.isComplete)
            #expect(answer.text.hasPrefix(Self.ping))
            #expect(answer.text.contains(#""code":"timeout""#))
            #expect(try await gateway.ended(1)[0].contains(#""outcome":"timed_out""#))
        }
    }

    @Test func `an answer that comes as a whole has no comments`() async throws {
        let upstream = try ScriptedServer { _, socket in
            usleep(100_000)
            try socket.respond(.completion())
        }
        try await withGateway([upstream], configure: { $0.pingInterval = .milliseconds(1) }) { gateway async throws in
            #expect(try await gateway.ask().text == .completion())
        }
    }
}
