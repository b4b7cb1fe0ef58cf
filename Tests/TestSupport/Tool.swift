package import Foundation

/// A program of the real world that tests ask: kubectl, promtool, Python with PyYAML.
///
/// `ci/setup` installs them below `.tools`; a machine without one skips the tests that ask it, unless
/// `TENANTRY_REQUIRE_TOOLS` is set, as `ci/test` does, so that nothing is skipped there unnoticed.
package struct Tool: Sendable {
    /// What one run of a tool gave.
    package struct Output: Sendable {
        package var status: Int32
        package var standardOutput: Data
        package var standardError: Data

        package var text: String { String(decoding: standardOutput, as: UTF8.self) }
        package var errorText: String { String(decoding: standardError, as: UTF8.self) }
    }

    package struct Missing: Error, CustomStringConvertible {
        package var description: String
    }

    package var path: String

    /// The Python of the tests' virtual environment.
    package static let python = find("python3", in: [".tools/venv/bin"])
    /// kubectl, with its `kustomize`.
    package static let kubectl = find("kubectl", in: [".tools/bin"])
    /// Prometheus's own checker.
    package static let promtool = find("promtool", in: [".tools/bin"])

    /// Alertmanager's own checker.
    package static let amtool = find("amtool", in: [".tools/bin"])

    /// The root of the checkout, found from where this file was compiled.
    package static let packageRoot = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Whether a test that needs `tool` should run. With `TENANTRY_REQUIRE_TOOLS` it always does, and then fails.
    package static func isAvailable(_ tool: Tool?) -> Bool {
        tool != nil || ProcessInfo.processInfo.environment["TENANTRY_REQUIRE_TOOLS"] != nil
    }

    private static func find(_ name: String, in folders: [String]) -> Tool? {
        let own = folders.map { packageRoot.appending(path: $0).path }
        let search = ProcessInfo.processInfo.environment["PATH"] ?? ""
        // The system's Python has no PyYAML to rely on.
        let system = name == "python3" ? [] : search.split(separator: ":").map(String.init)
        return (own + system).map { $0 + "/" + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
            .map { Tool(path: $0) }
    }

    package init(path: String) {
        self.path = path
    }

    /// Runs the tool to its end.
    ///
    /// - Throws: what `Process` throws when the program can't be started.
    package func run(
        _ arguments: [String],
        input: Data = Data(),
        directory: URL? = nil,
        environment: [String: String] = [:]
    ) throws -> Output {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = directory
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // Files instead of pipes: neither side can block the other, however large the input.
        let folder = try TemporaryFolder()
        let inputFile = folder.url.appending(path: "in")
        try input.write(to: inputFile)
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        let streams = try ["out", "err"].map { name in
            let url = folder.url.appending(path: name)
            try Data().write(to: url)
            return (url, try FileHandle(forWritingTo: url))
        }
        process.standardOutput = streams[0].1
        process.standardError = streams[1].1
        try process.run()
        process.waitUntilExit()
        return Output(
            status: process.terminationStatus,
            standardOutput: try Data(contentsOf: streams[0].0),
            standardError: try Data(contentsOf: streams[1].0)
        )
    }
}

extension Tool? {
    /// The tool, or the failure that tells how to get it.
    package func required() throws -> Tool {
        guard let self else { throw Tool.Missing(description: "a tool of the tests is missing; run ci/setup") }
        return self
    }
}
