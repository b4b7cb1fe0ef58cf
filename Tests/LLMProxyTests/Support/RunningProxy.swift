import Foundation
import LLMProxy
import Logging
import ServiceRuntime
import TestSupport
import Testing
import UpstreamHTTP

/// The real proxy on a free port, its files in a folder laid out as the kubelet does, and a gateway that a test scripts.
struct RunningProxy {
    static let prompt = "You are the planted-prompt of \"ACME\" <Corp>.\nAnswer briefly."
    static let token = "planted.token-1"

    let port: Int
    let gateway: ScriptedServer
    let files: MountedFiles
    let log: Locked<[String]>

    func ask(_ body: String, accept: String = "application/json", headers: [String] = []) async throws -> HTTPMessage {
        try await exchange(
            port,
            "POST",
            "/ask",
            headers: ["Content-Type: application/json", "Accept: \(accept)"] + headers,
            body
        )
    }

    func post(_ path: String, _ body: String, headers: [String] = []) async throws -> HTTPMessage {
        try await exchange(port, "POST", path, headers: ["Content-Type: application/json"] + headers, body)
    }

    func get(_ path: String) async throws -> HTTPMessage {
        try await exchange(port, "GET", path)
    }
}

/// Runs the proxy for a test, and looks afterwards that nothing that was planted is in its log, its metrics or its errors.
func withProxy(
    prompt: String? = RunningProxy.prompt,
    token: String? = RunningProxy.token,
    limits: UpstreamTimeLimits = .default,
    gatewayURL: String? = nil,
    gateway script: @escaping ScriptedServer.Script = { _, _ in },
    _ body: (RunningProxy) async throws -> Void
) async throws {
    let gateway = try ScriptedServer(script)
    let files = try MountedFiles(prompt: prompt, token: token)
    let lines = Locked<[String]>([])
    let proxy = try LLMProxyService(
        ProxyConfiguration(
            tenant: "acme-corp",
            company: "ACME \"Corp\"",
            gatewayURL: gatewayURL ?? gateway.url,
            promptPath: files.promptPath,
            tokenPath: files.tokenPath,
            limits: limits
        )
    )
    let (ports, listening) = AsyncStream<Int>.makeStream()
    let application = proxy.application(
        configuration: ServiceConfiguration(
            host: "127.0.0.1",
            port: 0,
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
        let running = RunningProxy(port: port, gateway: gateway, files: files, log: lines)
        try await body(running)
        let metrics = try await running.get("/metrics").text
        #expect(metrics.contains("http_requests_total"))
        for text in lines.current + [metrics] {
            #expect(!text.contains("planted"), "what was planted leaks")
        }
        group.cancelAll()
    }
}

/// A prompt and a token, mounted as the kubelet mounts ConfigMaps and projected volumes: a link to a link to a folder, which is
/// swapped (`pkg/volume/util/atomic_writer.go` of kubernetes/kubernetes).
final class MountedFiles: Sendable {
    private let folder: TemporaryFolder
    private let version = Locked(0)

    var promptPath: String { folder.url.appending(path: "prompt/system_prompt.txt").path }
    var tokenPath: String { folder.url.appending(path: "token/token").path }

    init(prompt: String?, token: String?) throws {
        folder = try TemporaryFolder()
        if let prompt { try mount(Data(prompt.utf8), "prompt", "system_prompt.txt") }
        if let token { try mount(Data((token + "\n").utf8), "token", "token") }
    }

    func swapPrompt(_ text: String) throws {
        try mount(Data(text.utf8), "prompt", "system_prompt.txt")
    }

    func swapPrompt(bytes: [UInt8]) throws {
        try mount(Data(bytes), "prompt", "system_prompt.txt")
    }

    func swapToken(_ text: String) throws {
        try mount(Data(text.utf8), "token", "token")
    }

    private func mount(_ bytes: Data, _ volume: String, _ name: String) throws {
        version.change { $0 += 1 }
        let stamp = "..\(version.current)"
        try folder.write(bytes, to: "\(volume)/\(stamp)/\(name)")
        let base = folder.url.appending(path: volume)
        let manager = FileManager.default
        let new = base.appending(path: "..data_tmp").path
        try manager.createSymbolicLink(atPath: new, withDestinationPath: stamp)
        guard rename(new, base.appending(path: "..data").path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        let link = base.appending(path: name).path
        if (try? manager.destinationOfSymbolicLink(atPath: link)) == nil {
            try manager.createSymbolicLink(atPath: link, withDestinationPath: "..data/\(name)")
        }
    }
}

/// The object of a JSON text.
func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}
