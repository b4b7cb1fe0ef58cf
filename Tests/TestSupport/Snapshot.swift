import Foundation
package import Testing

/// Compares `actual` with a golden file beside the test: `Fixtures/<name>`.
///
/// With `RECORD_SNAPSHOTS=1` the golden file is rewritten and the test fails, so that a recording run can't pass for a check.
package func expectSnapshot(
    _ actual: String,
    named name: String,
    filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Fixtures").appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(actual.utf8).write(to: file)
        Issue.record("recorded \(name)", sourceLocation: sourceLocation)
        return
    }
    let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    guard actual != expected else { return }
    let folder = try TemporaryFolder()
    try folder.write(expected ?? "", to: "expected")
    try folder.write(actual, to: "actual")
    let difference = try Tool(path: "/usr/bin/env").run(
        ["git", "diff", "--no-index", "--no-color", "expected", "actual"],
        directory: folder.url
    )
    Issue.record(
        "\(name) differs; RECORD_SNAPSHOTS=1 records it anew\n\(difference.text)",
        sourceLocation: sourceLocation
    )
}
