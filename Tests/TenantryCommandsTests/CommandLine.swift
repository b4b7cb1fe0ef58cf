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

    /// Puts other text for some of a file's.
    func edit(_ path: String, _ old: String, _ new: String) throws {
        try folder.write(try folder.read(path).replacingOccurrences(of: old, with: new), to: path)
    }
}
