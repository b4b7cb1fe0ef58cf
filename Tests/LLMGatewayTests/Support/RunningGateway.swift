import Foundation
import Logging
import PlatformContract
import ServiceRuntime
import TestSupport
import Testing

@testable import LLMGateway

/// The real gateway on a free port, in front of upstreams that a test scripts.
struct RunningGateway: Sendable {
    /// What every prompt of these tests has in it.
    static let prompt = "planted-prompt"
    /// A question of which 11 tokens are taken for the prompt (7 for its text, 4 around the message), and at most 100 for
    /// the answer.
    static let question = #"{"messages":[{"role":"user","content":"planted-prompt 12345"}]}"#
    static let streamed = #"{"stream":true,"messages":[{"role":"user","content":"planted-prompt 12345"}]}"#
    static let chat = "/v1/chat/completions"
    /// The tokens of ``question``'s prompt, as they are estimated.
    static let input = 11
    /// The time at which its limits stand still, so that what is left of them is exact.
    static let time = LimitInstant(milliseconds: 1_700_000_000_000)

    let port: Int
    let files: GatewayFiles
    let limits: MemoryLimitStore
    let log: Locked<[String]>

    /// The header lines of a tenant's program.
    static func headers(_ tenant: String = "blue") -> [String] {
        ["Authorization: Bearer \(GatewayFiles.credential(of: tenant))", "Content-Type: application/json"]
    }

    /// Asks, and gives the whole answer.
    func ask(
        _ body: String = question,
        at path: String = chat,
        as tenant: String = "blue"
    ) async throws -> HTTPMessage {
        try await exchange(port, "POST", path, headers: Self.headers(tenant), body)
    }

    /// Asks, and gives the connection, nothing of which is read.
    func connect(_ body: String = streamed, at path: String = chat, as tenant: String = "blue") throws -> ByteSocket {
        let socket = try ByteSocket(port: port)
        try socket.request("POST", path, headers: Self.headers(tenant), body)
        return socket
    }

    /// Everything that is counted, a line a series.
    func metrics() async throws -> Metrics {
        Metrics(lines: try await exchange(port, "GET", "/metrics").text.split(separator: "\n").map(String.init))
    }

    /// Tokens that a tenant has used or reserved, of the day.
    func used(by tenant: String = "blue", of policy: TenantPolicy = .tenant()) async -> Int {
        let decision = await limits.reserve(tenant: tenant, limits: policy.limits, tokens: 0, isStream: false)
        if case .admitted(let reservation, _) = decision { await limits.cancel(reservation) }
        return policy.limits.tokensPerDay - (decision.state?.tokensRemainingToday ?? -1)
    }

    /// Waits until as many calls have ended, and gives the lines that were written of them.
    func ended(_ count: Int) async throws -> [String] {
        try await eventually { files.auditLines.count >= count }
        let lines = files.auditLines
        #expect(lines.count == count, "\(lines)")
        return lines
    }
}

/// What a gateway counts.
struct Metrics {
    let lines: [String]

    /// The value of a series, `name{label="value"}`; `nil` when there is none.
    subscript(series: String) -> Double? {
        lines.first { $0.hasPrefix(series + " ") }.flatMap { Double($0.dropFirst(series.utf8.count + 1)) }
    }
}

/// Runs the gateway for a test, and looks afterwards that every call has ended once, and that nothing that was planted is in a
/// log, a metric or an audit line.
func withGateway(
    _ upstreams: [ScriptedServer],
    policies: [TenantPolicy] = [.tenant()],
    configure: (inout GatewaySettings) -> Void = { _ in },
    _ test: (RunningGateway) async throws -> Void
) async throws {
    let files = try GatewayFiles(upstreams, policies)
    var settings = files.settings
    configure(&settings)
    let lines = Locked<[String]>([])
    let limits = MemoryLimitStore { RunningGateway.time }
    var application = try Gateway.application(
        settings,
        ServiceConfiguration(host: "127.0.0.1", port: 0, drainDelay: .zero, drainTime: .seconds(1)),
        limits: limits,
        audit: AuditLog(files.audit),
        logger: Logger(label: "test") { _ in RecordedLog(lines: lines) }
    )
    let (ports, listening) = AsyncStream<Int>.makeStream()
    application.onListening = { listening.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { [application] group in
        group.addTask {
            defer { listening.finish() }
            try? await application.run()
        }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        let gateway = RunningGateway(port: port, files: files, limits: limits, log: lines)
        try await eventually { (try? await exchange(port, "GET", "/ready").status) == 200 }
        try await test(gateway)
        try await eventually {
            let metrics = try? await gateway.metrics()
            let inFlight = metrics?.lines.filter { $0.contains("_in_flight{") && !$0.hasSuffix(" 0") }
            return inFlight?.isEmpty == true
        }
        let written = lines.current + files.auditLines + (try await gateway.metrics().lines)
        #expect(!written.contains { $0.contains("planted") }, "something that was planted is written")
        group.cancelAll()
    }
}

extension String {
    /// An answer of OpenAI's to a chat.
    static func completion(_ text: String = "Hello", usage: String? = "7,5") -> String {
        let usage = usage.map { usage in
            let parts = usage.split(separator: ",")
            return #","usage":{"prompt_tokens":\#(parts[0]),"completion_tokens":\#(parts[1])}"#
        }
        return #"{"model":"small-1","choices":[{"index":0,"message":{"content":"\#(text)"}}]\#(usage ?? "")}"#
    }

    /// An event of a stream with a piece of text.
    static func delta(_ text: String) -> String {
        #"data: {"choices":[{"index":0,"delta":{"content":"\#(text)"}}]}"# + "\n\n"
    }

    /// The event of a stream that tells the usage.
    static func usage(_ input: Int, _ output: Int) -> String {
        #"data: {"choices":[],"usage":{"prompt_tokens":\#(input),"completion_tokens":\#(output)}}"# + "\n\n"
    }

    static let done = "data: [DONE]\n\n"
}

extension ByteSocket {
    /// Sends a whole stream.
    func stream(_ events: String...) throws {
        try beginChunks()
        for event in events { try chunk(event) }
        try chunk("")
    }
}
