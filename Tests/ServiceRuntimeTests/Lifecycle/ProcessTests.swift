import Foundation
import TestSupport
import Testing

/// The services as processes: how they end, and what they say of it.
@Suite(.timeLimit(.minutes(5)))
struct ProcessTests {
    private static let tenant = ["TENANT_NAME": "blue", "COMPANY": "Blue", "INDUSTRY": "Testing", "DRAIN_DELAY": "0s"]

    /// A service that runs.
    private final class Running: Sendable {
        let process: Process
        private let folder: TemporaryFolder

        init(_ program: String, _ environment: [String: String]) throws {
            folder = try TemporaryFolder()
            process = Process()
            process.executableURL = Tool.packageRoot.appending(path: ".build/debug/\(program)")
            process.environment = environment
            try folder.write("", to: "log")
            process.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: "log"))
            try process.run()
        }

        deinit {
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }

        /// Waits for its end, and gives its status and the last line of its log.
        func end() async throws -> (status: Int32, line: String) {
            try await onThread { [process, folder] in
                process.waitUntilExit()
                let lines = try folder.read("log").split(separator: "\n")
                return (process.terminationStatus, String(lines.last ?? ""))
            }
        }

        /// Whether it has begun to answer.
        func isReady(_ port: Int) async throws {
            for _ in 0..<3000 {
                if (try? await exchange(port, "GET", "/ready").status) == 200 { return }
                try #require(process.isRunning, "it ended before it was ready")
                try await Task.sleep(for: .milliseconds(10))
            }
            Issue.record("it was never ready")
        }
    }

    /// A port that was free just now.
    private func freePort() throws -> Int {
        let server = try ScriptedServer { _, _ in }
        defer { server.stop() }
        return server.port
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a service that is asked to end ends with 0`(_ signal: Int32) async throws {
        let port = try freePort()
        let environment = ["HTTP_HOST": "127.0.0.1", "HTTP_PORT": "\(port)"].merging(Self.tenant) { $1 }
        let service = try Running("tenant-app", environment)
        try await service.isReady(port)
        kill(service.process.processIdentifier, signal)
        let (status, line) = try await service.end()
        #expect(service.process.terminationReason == .exit)
        #expect(status == 0)
        #expect(line.contains(#""message":"stopped""#))
    }

    @Test(arguments: [
        ("tenant-app", ["TENANT_NAME": "blue", "COMPANY": "Blue"], "INDUSTRY"),
        ("tenant-app", tenant.merging(["HTTP_PORT": "65536"]) { $1 }, "HTTP_PORT"),
        ("tenant-app", tenant.merging(["LOG_LEVEL": "loud"]) { $1 }, "LOG_LEVEL"),
        ("tenant-app", tenant.merging(["DRAIN_TIME": "soon"]) { $1 }, "DRAIN_TIME"),
        ("llm-gateway", [:], "KUBERNETES_URL"),
        (
            "llm-gateway", ["CREDENTIALS_FILE": "/nonexistent", "CONFIGURATION_FILE": "/nonexistent.json"],
            "CONFIGURATION_FILE"
        ),
    ])
    func `a service that can't start with its configuration ends with 64, and names the setting`(
        _ program: String,
        _ environment: [String: String],
        _ variable: String
    ) async throws {
        let (status, line) = try await Running(program, environment).end()
        #expect(status == 64)
        #expect(line.contains(#""level":"critical""#))
        #expect(line.contains(variable), "\(line)")
    }

    @Test func `a service whose port is taken ends with 74`() async throws {
        let taken = try ScriptedServer { _, _ in }
        let environment = ["HTTP_HOST": "127.0.0.1", "HTTP_PORT": "\(taken.port)"].merging(Self.tenant) { $1 }
        let (status, line) = try await Running("tenant-app", environment).end()
        #expect(status == 74)
        #expect(line.contains(#""level":"critical""#))
    }
}
