import Foundation
import PlatformContract
import Synchronization
import TestSupport
import Testing
import UpstreamHTTP

@testable import LLMGateway

/// Whatever goes wrong, and with how many at once: each call is settled once.
@Suite(.serialized) struct SettlementTests {
    /// Numbers that a seed tells, so that a failure can be had again.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            // splitmix64
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    /// An upstream that does anything, right or wrong.
    private static func upstream(_ seed: UInt64) throws -> ScriptedServer {
        let dice = Mutex(Dice(state: seed))
        return try ScriptedServer { request, socket in
            let fault = dice.withLock { Int.random(in: 0..<10, using: &$0) }
            let isStream = request.text.contains(#""stream":true"#)
            switch fault {
            case 0: try socket.respond("{}", status: "500 Internal Server Error")
            case 1: try socket.respond("{}", status: "400 Bad Request")
            case 2: try socket.respond("{}", status: "429 Too Many Requests")
            case 3:
                socket.reset()
                throw CancellationError()
            case 4:
                // Longer than its client waits.
                usleep(400_000)
                throw CancellationError()
            case 5 where isStream:
                try socket.beginChunks()
                try socket.chunk(.delta("abc"))
                socket.reset()
                throw CancellationError()
            case 5:
                try socket.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
                socket.shutDown()
                throw CancellationError()
            case 6 where isStream:
                usleep(60_000)
                try socket.stream(.delta("abc"), .done)
            case 6: try socket.respond(.completion(usage: nil))
            default:
                if isStream {
                    try socket.stream(.delta("abc"), .usage(7, 5), .done)
                } else {
                    try socket.respond(.completion())
                }
            }
        }
    }

    /// A client that reads all, or leaves at some point.
    private static func client(_ gateway: RunningGateway, _ dice: inout Dice) async throws {
        let patience = Int.random(in: 0..<4, using: &dice)
        let wait = UInt32.random(in: 0..<50_000, using: &dice)
        let body = Bool.random(using: &dice) ? RunningGateway.question : RunningGateway.streamed
        let socket = try gateway.connect(body)
        try await onThread {
            switch patience {
            case 0:
                usleep(wait)
                socket.reset()
            case 1:
                _ = try socket.receiveHead()
                socket.shutDown()
            default: _ = try socket.receiveMessage()
            }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `with random faults at both ends, what is used in the end is what was charged`(_ seed: UInt64) async throws {
        let servers = [try Self.upstream(seed), try Self.upstream(seed &+ 100)]
        let policy = TenantPolicy.tenant(concurrentStreams: 1000)
        let settings: (inout GatewaySettings) -> Void = { settings in
            settings.pingInterval = .milliseconds(20)
            settings.timeLimits.firstByte = .milliseconds(200)
        }
        try await withGateway(servers, policies: [policy], configure: settings) { gateway in
            let count = 120
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<count {
                    group.addTask {
                        var dice = Dice(state: seed &* 1000 &+ UInt64(number))
                        try await Self.client(gateway, &dice)
                    }
                    if number >= 16 { try await group.next() }
                }
                try await group.waitForAll()
            }
            try await eventually {
                guard let metrics = try? await gateway.metrics() else { return false }
                return metrics[#"llm_requests_in_flight{tenant="blue"}"#] == 0
                    && metrics[#"llm_streams_in_flight{tenant="blue"}"#] == 0
            }
            let lines = gateway.files.auditLines
            // A client that left before its request was read has no call; nobody has two.
            #expect(lines.count <= count && lines.count > count / 2)
            #expect(Set(lines.compactMap { $0.firstMatch(of: /"request_id":"([^"]+)"/)?.1 }).count == lines.count)
            let charged = lines.reduce(0) { sum, line in
                let tokens = line.matches(of: /"(?:input|output)_tokens":(\d+)/).compactMap { Int($0.1) }
                return sum + tokens.reduce(0, +)
            }
            #expect(charged > 0)
            try await eventually { await gateway.used(of: policy) == charged }
            // Nothing is open: as many streams as may be have room.
            for _ in 0..<policy.limits.concurrentStreams {
                let decision = await gateway.limits.reserve(
                    tenant: "blue",
                    limits: policy.limits,
                    tokens: 0,
                    isStream: true
                )
                guard case .admitted = decision else {
                    Issue.record("a stream is still open: \(decision)")
                    return
                }
            }
            let metrics = try await gateway.metrics()
            let calls = metrics.lines.filter { $0.hasPrefix("llm_requests_total{tenant=\"blue\",model=\"small\"") }
                .compactMap { Double($0.split(separator: " ").last ?? "") }.reduce(0, +)
            #expect(Int(calls) == lines.count)
        }
    }
}
