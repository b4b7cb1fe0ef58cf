import Foundation
import TestSupport

/// The built program, run in a folder of its own with the repository's specs.
struct CommandLine {
    let folder: TemporaryFolder
    private let tool: Tool

    init(specs: Bool = true) throws {
        folder = try TemporaryFolder()
        tool = Tool(path: Tool.packageRoot.appending(path: ".build/debug/tenantry").path)
        if specs {
            try FileManager.default.copyItem(
                at: Tool.packageRoot.appending(path: "tenants.d"),
                to: folder.url.appending(path: "tenants.d")
            )
        }
    }

    func run(_ arguments: String...) throws -> Tool.Output {
        try tool.run(arguments, directory: folder.url)
    }

    /// Runs the program in a folder below, with this standard input and in this environment.
    func run(
        _ arguments: [String],
        input: Data = Data(),
        in subfolder: String = "",
        environment: [String: String] = [:]
    ) throws -> Tool.Output {
        try tool.run(
            arguments,
            input: input,
            directory: folder.url.appending(path: subfolder),
            environment: environment
        )
    }

    /// Runs Git in the folder, with a user of its own.
    @discardableResult
    func git(_ arguments: String...) throws -> Tool.Output {
        let user = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"]
        return try Tool(path: "/usr/bin/env").run(["git"] + user + arguments, directory: folder.url)
    }

    /// Makes the folder a repository with all that is in it.
    func commit() throws {
        try git("init", "--quiet")
        try git("add", "--all")
        try git("commit", "--quiet", "--message", "Add the files")
    }

    /// Puts other text for some of a file's.
    func edit(_ path: String, _ old: String, _ new: String) throws {
        try folder.write(try folder.read(path).replacingOccurrences(of: old, with: new), to: path)
    }
}
