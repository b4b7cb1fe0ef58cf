import Foundation
import Logging
import ServiceRuntime
import TenantApp
import TestSupport
import Testing
import UpstreamHTTP

/// The real application on a free port, and a proxy that a test scripts.
struct RunningApp {
    let port: Int
    let proxy: ScriptedServer
    let log: Locked<[String]>

    var url: String { "http://127.0.0.1:\(port)" }

    func get(_ path: String, headers: [String] = []) async throws -> HTTPMessage {
        try await exchange(port, "GET", path, headers: headers)
    }

    func ask(_ body: String, headers: [String] = ["Content-Type: application/json"]) async throws -> HTTPMessage {
        try await exchange(port, "POST", "/ask", headers: headers, body)
    }
}

/// Runs the application for a test.
func withApp(
    company: String = "ACME Corp",
    industry: String = "Technology",
    limits: UpstreamTimeLimits = .default,
    proxyURL: String? = nil,
    proxy script: @escaping ScriptedServer.Script = { _, _ in },
    _ body: (RunningApp) async throws -> Void
) async throws {
    let proxy = try ScriptedServer(script)
    let lines = Locked<[String]>([])
    let service = try TenantAppService(
        TenantAppConfiguration(
            tenant: "acme-corp",
            company: company,
            industry: industry,
            proxyURL: proxyURL ?? proxy.url,
            limits: limits
        )
    )
    let (ports, listening) = AsyncStream<Int>.makeStream()
    let application = service.application(
        configuration: ServiceConfiguration(
            host: "127.0.0.1",
            port: 0,
            bodyLimit: 64 << 10,
            drainDelay: .zero,
            drainTime: .seconds(1)
        ),
        logger: Logger(label: "test") { _ in RecordedLog(lines: lines) },
        onListening: { listening.yield($0) }
    )
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            defer { listening.finish() }
            try? await application.run()
        }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        try await body(RunningApp(port: port, proxy: proxy, log: lines))
        group.cancelAll()
    }
}
