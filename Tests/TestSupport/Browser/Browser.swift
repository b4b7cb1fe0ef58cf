import Foundation
import Testing

/// Headless Chromium, driven by steps: `browse.py` says which there are.
package enum Browser {
    /// Runs steps, and gives what they gave; the last value is the list of what the page did wrong.
    package static func run(_ steps: [[String: Any]]) async throws -> [Any] {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "browse.py").path
        let input = try JSONSerialization.data(withJSONObject: steps)
        let output = try await onThread {
            try Tool(path: "/usr/bin/python3").run([script, try Tool.chromium.required().path], input: input)
        }
        #expect(output.status == 0, "\(output.errorText)")
        return try #require(try JSONSerialization.jsonObject(with: output.standardOutput) as? [Any])
    }

    /// Steps that take pictures of the page in colour schemes and sizes, where `TENANTRY_SCREENSHOTS` names a folder for them.
    package static func pictures(_ name: String, _ views: [(scheme: String, width: Int, height: Int)]) -> [[String:
        Any]]
    {
        guard let folder = ProcessInfo.processInfo.environment["TENANTRY_SCREENSHOTS"] else { return [] }
        return views.flatMap { view in
            [
                ["media": ["prefers-color-scheme": view.scheme]], ["size": [view.width, view.height]],
                ["screenshot": "\(folder)/\(name)-\(view.scheme)-\(view.width).png"],
            ] as [[String: Any]]
        }
    }
}

extension Tool {
    /// A browser of the Chromium family.
    package static let chromium: Tool? = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }
        .map { Tool(path: $0) }
}
